package dev.synctrace.output.assistant;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import dev.synctrace.output.redact.Redaction;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the commands write as JSON, so that an assistant may read it: no larger than a
 * budget, every text redacted, whoever wrote it, and without characters that no one sees. It notes
 * what was left out and which records the answer cites.
 */
public final class BoundedJson extends JsonGeneratorDelegate {
  private static final int MOST_ITEMS = 25;
  private static final int MOST_CITED_CHARACTERS = 5_000;
  private static final int LONGEST_TEXT = 1_500;

  /** Of a text where the budget is used up. */
  private static final int SHORTEST_TEXT = 60;

  /** What a number, a name or a bracket takes besides its characters. */
  private static final int OVERHEAD = 6;

  private static final int LONGEST_NUMBER = 12;
  private static final int ESCAPED = 6;

  private static final String SOURCE = "source";
  private static final String LINE = "line";

  /** A number that names a device, written as a text where it is replaced. */
  private static final Set<String> NUMBERS_OF_THINGS = Set.of("resourceId", "targetResourceId");

  /** What a record says, by attributes of any name. */
  private static final String ATTRIBUTES = "attributes";

  /** Fields whose values are words of this program, never of a case. */
  private static final Set<String> OWN_WORDS =
      Set.of(
          "time",
          "firstTime",
          "lastTime",
          "kind",
          "severity",
          "verdict",
          "grade",
          "state",
          "step",
          "outcome",
          "status",
          "role",
          "family",
          "start");

  private final Redaction redaction;
  private final int budget;
  private final Deque<Level> levels = new ArrayDeque<>();
  private final Map<String, Integer> omitted = new TreeMap<>();
  private final Set<String> citations = new LinkedHashSet<>();
  private int used;
  private int cited;
  private int skipped;
  private boolean muted;
  private String field = "";

  /** An array or object that is being written. */
  private static final class Level {
    private final String name;
    private final boolean isArray;
    private final boolean isOfRows;
    private int items;
    private @Nullable String source;
    private long line;

    Level(String name, boolean isArray, boolean isOfRows) {
      this.name = name;
      this.isArray = isArray;
      this.isOfRows = isOfRows;
    }
  }

  /**
   * Creates a generator.
   *
   * @param budget characters after which only what has begun is brought to its end
   */
  public BoundedJson(JsonGenerator below, Redaction redaction, int budget) {
    super(below, false);
    this.redaction = redaction;
    this.budget = budget;
  }

  /** Returns about how many characters have been written. */
  public int used() {
    return used;
  }

  /** Writes nothing from here on, or writes again: for rows that are only counted. */
  public void mute(boolean on) {
    muted = on;
  }

  /** Writes the beginning of an array whose items the caller bounds. */
  public void writeRowsStart(String name) throws IOException {
    writeFieldName(name);
    start(true, true);
  }

  /** Returns how many items of arrays were left out, by the name of the array. */
  public Map<String, Integer> omitted() {
    return Collections.unmodifiableMap(omitted);
  }

  /** Returns the records that were cited, as {@code source:line}, in order. */
  public Collection<String> citations() {
    return Collections.unmodifiableSet(citations);
  }

  private boolean isSilent() {
    return muted || skipped > 0;
  }

  /** Whether the next value is written; it is counted. */
  private boolean admits(int length) {
    if (isSilent()) {
      return false;
    }
    Level level = levels.peek();
    if (level != null && level.isArray && !level.isOfRows) {
      if (level.items >= MOST_ITEMS || used >= budget) {
        omitted.merge(level.name, 1, Integer::sum);
        return false;
      }
      level.items++;
    }
    used += length + OVERHEAD;
    return true;
  }

  private void start(boolean isArray, boolean isOfRows) throws IOException {
    if (muted) {
      return;
    }
    if (!admits(0)) {
      skipped++;
      return;
    }
    Level outer = levels.peek();
    String name = outer == null || !outer.isArray ? field : outer.name;
    levels.push(new Level(name, isArray, isOfRows));
    if (isArray) {
      delegate.writeStartArray();
    } else {
      delegate.writeStartObject();
    }
  }

  /** Returns whether the level that ends was written. */
  private boolean ends() {
    if (muted) {
      return false;
    }
    if (skipped > 0) {
      skipped--;
      return false;
    }
    Level level = levels.pop();
    if (level.source != null && level.line > 0) {
      String citation = level.source + ":" + level.line;
      cited += citation.length();
      if (cited <= MOST_CITED_CHARACTERS && !citations.add(citation)) {
        cited -= citation.length();
      }
    }
    return true;
  }

  @Override
  public void writeStartArray() throws IOException {
    start(true, false);
  }

  @Override
  public void writeEndArray() throws IOException {
    if (ends()) {
      delegate.writeEndArray();
    }
  }

  @Override
  public void writeStartObject() throws IOException {
    start(false, false);
  }

  @Override
  public void writeEndObject() throws IOException {
    if (ends()) {
      delegate.writeEndObject();
    }
  }

  @Override
  public void writeFieldName(String name) throws IOException {
    if (!isSilent()) {
      field = name;
      used += name.length() + OVERHEAD;
      delegate.writeFieldName(name);
    }
  }

  @Override
  public void writeString(@Nullable String text) throws IOException {
    if (text == null) {
      writeNull();
      return;
    }
    if (isSilent()) {
      return;
    }
    String shown = shortened(visible(isOwnWord() ? text : redaction.text(text)));
    if (admits(length(shown))) {
      Level level = levels.peek();
      if (level != null && !level.isArray && field.equals(SOURCE)) {
        level.source = shown;
      }
      delegate.writeString(shown);
    }
  }

  private boolean isOwnWord() {
    Level level = levels.peek();
    return OWN_WORDS.contains(field) && (level == null || !level.name.equals(ATTRIBUTES));
  }

  private String shortened(String text) {
    int most = used < budget ? LONGEST_TEXT : SHORTEST_TEXT;
    return text.length() <= most
        ? text
        : text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most)
            + "… (%,d more characters)".formatted(text.length() - most);
  }

  /** Returns a text with a mark for each character that reads as nothing and so could hide one. */
  public static String visible(String text) {
    if (text.codePoints().allMatch(BoundedJson::isVisible)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> shown.appendCodePoint(isVisible(c) ? c : '·'));
    return shown.toString();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED ->
          false;
      case Character.CONTROL -> c == '\n' || c == '\r' || c == '\t';
      default -> true;
    };
  }

  private static int length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      length += c < ' ' ? ESCAPED : c == '"' || c == '\\' ? 2 : 1;
    }
    return length;
  }

  @Override
  public void writeNumber(long number) throws IOException {
    if (NUMBERS_OF_THINGS.contains(field) && redaction.replacesNames()) {
      writeString(Long.toString(number));
      return;
    }
    if (admits(LONGEST_NUMBER)) {
      Level level = levels.peek();
      if (level != null && field.equals(LINE)) {
        level.line = number;
      }
      delegate.writeNumber(number);
    }
  }

  @Override
  public void writeNumber(int number) throws IOException {
    writeNumber((long) number);
  }

  @Override
  public void writeNumber(short number) throws IOException {
    writeNumber((long) number);
  }

  @Override
  public void writeBoolean(boolean truth) throws IOException {
    if (admits(0)) {
      delegate.writeBoolean(truth);
    }
  }

  @Override
  public void writeNull() throws IOException {
    if (admits(0)) {
      delegate.writeNull();
    }
  }

  // No writer of this program writes in these ways, and none shall pass by the redaction.

  @Override
  public void writeStartArray(Object value) throws IOException {
    writeStartArray();
  }

  @Override
  public void writeStartArray(Object value, int size) throws IOException {
    writeStartArray();
  }

  @Override
  public void writeStartObject(Object value) throws IOException {
    writeStartObject();
  }

  @Override
  public void writeStartObject(Object value, int size) throws IOException {
    writeStartObject();
  }

  @Override
  public void writeFieldName(SerializableString name) throws IOException {
    writeFieldName(name.getValue());
  }

  @Override
  public void writeString(SerializableString text) throws IOException {
    writeString(text.getValue());
  }

  @Override
  public void writeString(char[] text, int offset, int length) throws IOException {
    writeString(new String(text, offset, length));
  }

  @Override
  public void writeString(Reader reader, int length) {
    throw unknown();
  }

  @Override
  public void writeUTF8String(byte[] text, int offset, int length) {
    throw unknown();
  }

  @Override
  public void writeRawUTF8String(byte[] text, int offset, int length) {
    throw unknown();
  }

  @Override
  public void writeRaw(String text) {
    throw unknown();
  }

  @Override
  public void writeRawValue(String text) {
    throw unknown();
  }

  @Override
  public void writeNumber(BigInteger number) {
    throw unknown();
  }

  @Override
  public void writeNumber(BigDecimal number) {
    throw unknown();
  }

  @Override
  public void writeNumber(double number) throws IOException {
    if (admits(LONGEST_NUMBER)) {
      delegate.writeNumber(number);
    }
  }

  @Override
  public void writeNumber(float number) {
    throw unknown();
  }

  @Override
  public void writeNumber(String number) {
    throw unknown();
  }

  private static UnsupportedOperationException unknown() {
    return new UnsupportedOperationException("no writer of answers writes this");
  }
}
