package dev.synctrace.parsers.fact;

import com.fasterxml.jackson.core.JsonParser;
import dev.synctrace.parsers.export.JsonValue;
import dev.synctrace.parsers.fact.row.Column;
import dev.synctrace.parsers.fact.row.FactBuilder;
import dev.synctrace.parsers.fact.row.FactEventWriter;
import dev.synctrace.parsers.fact.row.FactExportGuide;
import dev.synctrace.parsers.fact.row.FactShape;
import dev.synctrace.parsers.fact.row.GroupIdFromPath;
import dev.synctrace.parsers.fact.row.ListTally;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the objects of one JSON file into facts, page by page. */
final class JsonFactReader {
  /** What a diagnosis cannot do without; of others it takes what there is. */
  private static final Set<FactShape> STRICT =
      Set.of(FactShape.DEVICE, FactShape.GROUP, FactShape.APPLICATION);

  private static final String CUT_OFF = "the file is damaged or truncated";

  private final FactEventWriter reading;
  private final GroupIdFromPath path;
  private final Map<FactShape, Page> singles = new LinkedHashMap<>();
  private @Nullable Page page;

  /** A page with a next link whose successor may be the next page of the file. */
  private @Nullable Page unfollowed;

  private long lastLine;

  /** A list being read. */
  private static final class Page {
    private final JsonPageMetadata beside;
    private final long line;
    private @Nullable FactShape shape;
    private String keys = "";
    private final ListTally tally = new ListTally();
    private boolean followed;
    private boolean later;
    private long earlierRows;
    private long stated = -1;

    private Page(JsonPageMetadata beside, long line) {
      this.beside = beside;
      this.line = line;
    }
  }

  JsonFactReader(FactEventWriter reading, GroupIdFromPath path) {
    this.reading = reading;
    this.path = path;
  }

  GroupIdFromPath path() {
    return path;
  }

  /** Last line of the last object that was read whole. */
  long lastLine() {
    return lastLine;
  }

  void startPage(JsonPageMetadata beside, JsonParser parser) {
    page = new Page(beside, parser.currentTokenLocation().getLineNr());
  }

  /** Takes a key of the page object. One that decides whose the members are may come too late. */
  void beside(JsonPageMetadata of, String key, String value, boolean afterList, JsonParser parser) {
    if (afterList && Column.normalise(key).equals("groupid") && !of.isGiven(key)) {
      reading
          .problems()
          .at(
              parser.currentLocation().getLineNr(),
              "late group",
              "groupId comes after value, too late for the members before it",
              "put groupId before value");
    }
    of.put(key, value);
  }

  /** Says that the next entry of the list begins. */
  void startEntry() {
    reading.text().recordEnds();
  }

  void entry(JsonRow entry) throws IOException {
    Page current = page;
    if (current == null) {
      throw new IllegalStateException("an entry outside a page");
    }
    Optional<FactShape> shape = JsonShape.of(entry, current.beside);
    if (shape.isPresent()) {
      take(entry, shape.get(), current, current.beside);
    } else {
      current.tally.lacks("the rows include objects of another type");
      unknown(entry);
    }
  }

  /** An object that represents itself. Those of one file make one export, a line each or not. */
  void single(JsonRow entry, JsonPageMetadata beside) throws IOException {
    Optional<FactShape> shape = JsonShape.of(entry, beside);
    if (shape.isPresent()) {
      Page together = singles.computeIfAbsent(shape.get(), s -> new Page(beside, entry.line()));
      take(entry, shape.get(), together, beside);
    } else {
      unknown(entry);
    }
  }

  private void take(JsonRow entry, FactShape shape, Page into, JsonPageMetadata beside)
      throws IOException {
    if (into.shape == null) {
      into.shape = shape;
      into.keys = keys(entry);
    }
    fact(shape, entry, beside, into.tally);
    lastLine = entry.endLine();
  }

  void endPage() throws IOException {
    Page done = page;
    page = null;
    if (done == null) {
      return;
    }
    done.stated = done.beside.count().orElse(-1);
    Page before = unfollowed;
    unfollowed = null;
    if (before != null) {
      follow(before, done);
      export(before);
    }
    if (done.beside.hasNext()) {
      unfollowed = done;
    } else {
      export(done);
    }
  }

  /** Pages that were saved one behind the other are one list. */
  private void follow(Page before, Page next) {
    boolean sameKind = next.shape == before.shape || next.tally.rows() == 0;
    if (!sameKind || !group(next).equals(group(before))) {
      return;
    }
    before.followed = true;
    next.later = true;
    next.earlierRows = before.earlierRows + before.tally.rows();
    next.stated = Math.max(next.stated, before.stated);
  }

  private String group(Page of) {
    FactBuilder row = reading.row();
    of.beside.tellGroup(row);
    String group = row.get(Attribute.GROUP_ID);
    return group == null ? "" : group.toLowerCase(Locale.ROOT);
  }

  /** Ends the file; what a damage cut off is not whole. */
  void end(boolean sound) throws IOException {
    if (page != null) {
      page.tally.lacks(CUT_OFF);
      endPage();
    }
    Page last = unfollowed;
    if (last != null) {
      unfollowed = null;
      export(last);
    }
    for (Page together : singles.values()) {
      if (!sound) {
        together.tally.lacks(CUT_OFF);
      }
      export(together);
    }
  }

  private void export(Page done) throws IOException {
    FactShape shape = done.shape == null ? JsonShape.ofEmpty(done.beside).orElse(null) : done.shape;
    if (shape == null) {
      return;
    }
    judge(done);
    reading.export(
        shape.kind(), shape.log(), () -> stated(done, shape), done.keys, done.tally, done.line);
  }

  private static void judge(Page done) {
    ListTally tally = done.tally;
    if (done.followed) {
      tally.isProven("its next page is in the same file");
    } else if (done.beside.hasNext()) {
      tally.lacks("a next link; further rows are on other pages");
    } else if (done.stated >= 0) {
      tally.states(done.stated - done.earlierRows, "@odata.count");
    }
    if (done.beside.isLaterPage() && !done.later) {
      tally.lacks("a later page of a list; the first rows are on other pages");
    }
  }

  private FactBuilder stated(Page done, FactShape shape) {
    JsonPageMetadata beside = done.beside;
    FactBuilder row = reading.row().at(beside.time());
    if (isList(shape)) {
      beside.tellGroup(row);
    }
    return row.put(Attribute.URL, beside.request().orElse(null))
        .put(Attribute.NEXT_LINK, beside.nextLink());
  }

  /** A value where an object should be. */
  void stray(JsonParser parser) throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    String text = JsonValue.raw(JsonValue.read(parser));
    if (page != null) {
      page.tally.lacks("values instead of objects");
    }
    reading
        .problems()
        .at(line, "stray", "a value instead of an object", "export again with -Depth 5");
    reading.damaged(text == null ? "null" : text, line, line);
  }

  private void unknown(JsonRow entry) throws IOException {
    FactBuilder row = reading.row();
    entry.each((key, text) -> row.say(key, text, false));
    reading
        .problems()
        .at(
            entry.line(),
            "unknown",
            "an object of an unknown type; kept as text",
            "use one file for each type of export");
    reading.damaged(row.message(), entry.line(), entry.endLine());
  }

  private void fact(FactShape shape, JsonRow entry, JsonPageMetadata beside, ListTally tally)
      throws IOException {
    FactBuilder row = reading.row();
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
    tally.add(shape.kind(), row);
    List<FactBuilder> credentials = AppCredentials.of(entry, row, reading);
    reading.fact(shape.kind(), shape.log(), row, entry.line(), entry.endLine());
    for (FactBuilder credential : credentials) {
      reading.fact(Kind.FACT_CREDENTIAL, shape.log(), credential, entry.line(), entry.endLine());
    }
  }

  private static boolean isList(FactShape shape) {
    return shape == FactShape.GROUP_MEMBER || shape == FactShape.GROUP_OWNER;
  }

  /** A pending device has none; a list is all that tells, its content says nothing to people. */
  private static void securityIds(FactShape shape, JsonRow entry, FactBuilder row) {
    if (shape == FactShape.DEVICE || shape == FactShape.GROUP_MEMBER) {
      entry
          .size("alternativesecurityids")
          .ifPresent(
              size -> row.put(Attribute.ALTERNATIVE_SECURITY_IDS, Boolean.toString(size > 0)));
    }
  }

  private void check(FactShape shape, JsonRow entry) {
    List<String> lacking = shape.lacking(entry.keys());
    if (STRICT.contains(shape) && !lacking.isEmpty()) {
      reading
          .problems()
          .at(
              entry.line(),
              "does not contain " + lacking,
              "does not contain " + String.join(" and ", lacking),
              FactExportGuide.advice(shape.kind()));
    }
    if (entry.isCut()) {
      reading
          .problems()
          .at(
              entry.line(),
              "cut",
              "PowerShell wrote a type name instead of a value",
              "export again with ConvertTo-Json -Depth 5");
    }
  }

  private static String keys(JsonRow entry) {
    StringBuilder keys = new StringBuilder();
    entry.each((key, text) -> keys.append(keys.isEmpty() ? "" : ", ").append(key));
    return keys.toString();
  }
}
