package dev.synctrace.fact;

import com.fasterxml.jackson.core.JsonParser;
import dev.synctrace.event.Attribute;
import dev.synctrace.event.Kind;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the objects of one JSON file into facts, page by page. */
final class JsonObjects {
  /** What a diagnosis cannot do without; of others it takes what there is. */
  private static final Set<FactShape> STRICT =
      EnumSet.of(FactShape.DEVICE, FactShape.GROUP, FactShape.APPLICATION);

  private final FactReading reading;
  private final SourcePath path;
  private final Map<FactShape, Page> singles = new EnumMap<>(FactShape.class);
  private @Nullable Page page;
  private long lastLine;

  /** A list being read. */
  private static final class Page {
    private final JsonPage beside;
    private final long line;
    private @Nullable FactShape shape;
    private String keys = "";
    private long count;
    private boolean whole = true;

    private Page(JsonPage beside, long line) {
      this.beside = beside;
      this.line = line;
    }
  }

  JsonObjects(FactReading reading, SourcePath path) {
    this.reading = reading;
    this.path = path;
  }

  SourcePath path() {
    return path;
  }

  /** Last line of the last object that was read whole. */
  long lastLine() {
    return lastLine;
  }

  void startPage(JsonPage beside, JsonParser parser) {
    page = new Page(beside, parser.currentTokenLocation().getLineNr());
  }

  /** Takes a key of the page object. One that decides whose the members are may come too late. */
  void beside(JsonPage of, String key, String value, boolean afterList, JsonParser parser) {
    if (afterList && Column.normalise(key).equals("groupid") && !of.isGiven(key)) {
      reading
          .problems()
          .at(
              parser.currentLocation().getLineNr(),
              "late group",
              "groupId stands below value, too late for the members above it",
              "put groupId before value");
    }
    of.put(key, value);
  }

  /** Says that the next entry of the list begins. */
  void startEntry() {
    reading.text().startRecord();
  }

  void entry(JsonEntry entry) throws IOException {
    Page current = page;
    if (current == null) {
      throw new IllegalStateException("an entry outside a page");
    }
    Optional<FactShape> shape = JsonShape.of(entry, current.beside);
    if (shape.isPresent()) {
      take(entry, shape.get(), current, current.beside);
    } else {
      current.whole = false;
      unknown(entry);
    }
  }

  /** An object that stands for itself. Those of one file make one export, a line each or not. */
  void single(JsonEntry entry, JsonPage beside) throws IOException {
    Optional<FactShape> shape = JsonShape.of(entry, beside);
    if (shape.isPresent()) {
      Page together = singles.computeIfAbsent(shape.get(), s -> new Page(beside, entry.line()));
      take(entry, shape.get(), together, beside);
    } else {
      unknown(entry);
    }
  }

  private void take(JsonEntry entry, FactShape shape, Page into, JsonPage beside)
      throws IOException {
    if (into.shape == null) {
      into.shape = shape;
      into.keys = keys(entry);
    }
    into.count++;
    fact(shape, entry, beside);
    lastLine = entry.endLine();
  }

  void endPage() throws IOException {
    Page done = page;
    page = null;
    if (done != null) {
      export(done);
    }
  }

  /** Ends the file; what a damage cut off is not whole. */
  void end(boolean sound) throws IOException {
    if (page != null) {
      page.whole = false;
      endPage();
    }
    for (Page together : singles.values()) {
      together.whole &= sound;
      export(together);
    }
  }

  private void export(Page done) throws IOException {
    FactShape shape = done.shape == null ? JsonShape.ofEmpty(done.beside).orElse(null) : done.shape;
    if (shape == null) {
      return;
    }
    FactRow row = reading.row();
    if (isList(shape)) {
      done.beside.tellGroup(row);
    }
    boolean whole = done.whole && !done.beside.hasNext();
    reading.export(shape.kind(), shape.log(), row, done.keys, done.count, whole, done.line);
  }

  /** A value where an object should be. */
  void stray(JsonParser parser) throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    Object value = JsonEntry.value(parser);
    if (page != null) {
      page.whole = false;
    }
    reading
        .problems()
        .at(line, "stray", "a value where an object should be", "export again with -Depth 5");
    reading.damaged(String.valueOf(value), line, line);
  }

  private void unknown(JsonEntry entry) throws IOException {
    FactRow row = reading.row();
    entry.each((key, text) -> row.say(key, text, false));
    reading
        .problems()
        .at(
            entry.line(),
            "unknown",
            "an object of an unknown sort, kept as text",
            "keep one kind of export in one file");
    reading.damaged(row.message(), entry.line(), entry.endLine());
  }

  private void fact(FactShape shape, JsonEntry entry, JsonPage beside) throws IOException {
    FactRow row = reading.row();
    for (Column column : shape.columns()) {
      entry.cell(column).ifPresent(cell -> row.add(column, cell));
    }
    entry.each((key, text) -> row.say(key, text, false));
    securityIds(shape, entry, row);
    check(shape, entry);
    if (isList(shape)) {
      beside.tellGroup(row);
    }
    row.complete(shape);
    List<FactRow> credentials = Credentials.of(entry, row, reading);
    reading.fact(shape.kind(), shape.log(), row, entry.line(), entry.endLine());
    for (FactRow credential : credentials) {
      reading.fact(Kind.FACT_CREDENTIAL, shape.log(), credential, entry.line(), entry.endLine());
    }
  }

  private static boolean isList(FactShape shape) {
    return shape == FactShape.GROUP_MEMBER || shape == FactShape.GROUP_OWNER;
  }

  /** A pending device has none; a list is all that tells, its content says nothing to people. */
  private static void securityIds(FactShape shape, JsonEntry entry, FactRow row) {
    if (shape == FactShape.DEVICE || shape == FactShape.GROUP_MEMBER) {
      entry
          .size("alternativesecurityids")
          .ifPresent(
              size -> row.put(Attribute.ALTERNATIVE_SECURITY_IDS, Boolean.toString(size > 0)));
    }
  }

  private void check(FactShape shape, JsonEntry entry) {
    List<String> lacking = shape.lacking(entry.keys());
    if (STRICT.contains(shape) && !lacking.isEmpty()) {
      reading
          .problems()
          .at(
              entry.line(),
              "lacks " + lacking,
              "lacks " + String.join(" and ", lacking),
              FactGuide.advice(shape.kind()));
    }
    if (entry.isCut()) {
      reading
          .problems()
          .at(
              entry.line(),
              "cut",
              "PowerShell wrote the name of a type instead of a value",
              "export again with ConvertTo-Json -Depth 5");
    }
  }

  private static String keys(JsonEntry entry) {
    StringBuilder keys = new StringBuilder();
    entry.each((key, text) -> keys.append(keys.isEmpty() ? "" : ", ").append(key));
    return keys.toString();
  }
}
