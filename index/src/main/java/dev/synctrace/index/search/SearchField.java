package dev.synctrace.index.search;

import dev.synctrace.parsers.model.Attribute;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A field that a query can name: the names are those of an event in JSON.
 *
 * @param name as shown; a query can write it in upper or lower case
 * @param type how values are matched
 * @param meaning one short phrase for help and docs
 */
public record SearchField(String name, Type type, String meaning) {
  /** How a field's values are matched. */
  public enum Type {
    /** By words and phrases, without case. */
    TEXT,
    /** As a whole, without case. */
    KEYWORD,
    /** As a whole number, exact or by range. */
    NUMBER,
    /** As UTC time, exact or by range; a date or minute represents all instants in it. */
    TIME
  }

  public static final SearchField TIME =
      new SearchField("time", Type.TIME, "time of the event, UTC");
  public static final SearchField ZONE_MINUTES =
      new SearchField("zoneMinutes", Type.NUMBER, "bias as written (UTC = local + bias)");
  public static final SearchField SOURCE =
      new SearchField("source", Type.KEYWORD, "path of the file in its bundle");
  public static final SearchField MACHINE =
      new SearchField("machine", Type.KEYWORD, "computer that wrote the source");
  public static final SearchField LINE =
      new SearchField("line", Type.NUMBER, "first line in the source");
  public static final SearchField END_LINE =
      new SearchField("endLine", Type.NUMBER, "last line in the source");
  public static final SearchField LOG =
      new SearchField("log", Type.KEYWORD, "name of the log, such as BgbServer");
  public static final SearchField COMPONENT =
      new SearchField("component", Type.KEYWORD, "component as written");
  public static final SearchField THREAD =
      new SearchField("thread", Type.KEYWORD, "thread as written (decimal)");
  public static final SearchField SEVERITY =
      new SearchField("severity", Type.KEYWORD, "info, warning or error");
  public static final SearchField KIND =
      new SearchField("kind", Type.KEYWORD, "kind of event, such as push.start");
  public static final SearchField PATTERN =
      new SearchField(
          "pattern", Type.KEYWORD, "ID of the message's pattern, as `synctrace patterns` shows it");
  public static final SearchField MESSAGE =
      new SearchField(
          "message", Type.TEXT, "text of the record; searched if no field is specified");

  private static final Map<String, SearchField> BY_NAME = byName();

  /** All fields: those every event has, then the attributes. */
  public static Collection<SearchField> all() {
    return BY_NAME.values();
  }

  /** The field of that name, in upper or lower case; empty for an unknown name. */
  public static Optional<SearchField> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * The field of that name, whose values can be counted.
   *
   * @throws InvalidSearchException when there is none
   */
  public static SearchField countableNamed(String name) {
    return named(name)
        .filter(SearchField::countable)
        .orElseThrow(() -> {
          List<String> near =
              DidYouMean.to(
                  name,
                  all().stream().filter(SearchField::countable).map(SearchField::name).toList());
          return new InvalidSearchException(
              "Unknown field '"
                  + name
                  + "', or its values cannot be counted"
                  + (near.isEmpty()
                      ? ". Use a field such as kind, log, severity or httpStatus."
                      : ": did you mean " + String.join(" or ", near) + "?"));
        });
  }

  /** A value as a query writes it whole: in quotes, whatever characters it has. */
  public static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Whether {@link SearchRequest#facets()} may name it. */
  public boolean countable() {
    return switch (type) {
      case KEYWORD -> true;
      case NUMBER -> !equals(LINE) && !equals(END_LINE);
      case TEXT, TIME -> false;
    };
  }

  /**
   * Whether each event of an index holds the value; the machine is worked out from all sources of a
   * case, so it is told by the source instead.
   */
  public boolean indexed() {
    return !equals(MACHINE);
  }

  private static Map<String, SearchField> byName() {
    Map<String, SearchField> fields = new LinkedHashMap<>();
    List.of(
            TIME,
            ZONE_MINUTES,
            SOURCE,
            MACHINE,
            LINE,
            END_LINE,
            LOG,
            COMPONENT,
            THREAD,
            SEVERITY,
            KIND,
            PATTERN,
            MESSAGE)
        .forEach(field -> fields.put(field.name.toLowerCase(Locale.ROOT), field));
    Arrays.stream(Attribute.values())
        .map(a -> new SearchField(a.label(), typeOf(a), a.meaning()))
        .forEach(field -> fields.put(field.name.toLowerCase(Locale.ROOT), field));
    return Collections.unmodifiableMap(fields);
  }

  private static Type typeOf(Attribute attribute) {
    return switch (attribute.type()) {
      case GUID, WORD, LIST -> Type.KEYWORD;
      case INTEGER -> Type.NUMBER;
      case TEXT -> Type.TEXT;
    };
  }
}
