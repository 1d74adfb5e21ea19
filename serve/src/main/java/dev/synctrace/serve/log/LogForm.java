package dev.synctrace.serve.log;

import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchTime;
import dev.synctrace.index.search.ThreadNumber;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.serve.cases.LogAddress;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.page.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor wants to read, as the address contains it.
 *
 * @param path of the log page
 * @param sources paths, as written; several are merged
 * @param all whether every machine is merged
 * @param machine whose logs are merged; with sources, whose records alone are shown; empty for any
 * @param severity {@code warning} shows warnings and errors, {@code error} errors; empty for all
 * @param thread empty for all
 * @param component empty for all
 * @param q a query whose matches alone are shown; empty for every record
 * @param find a query whose matches stand out; empty for none
 * @param time where to begin, as written; empty for none
 * @param line of the first source; 0 for none
 * @param at milliseconds since 1970 of the record on the line, see {@link Place}; null for the
 *     first
 * @param from a record, {@code LINE@MILLIS:SOURCE}; null for the line
 * @param zone as written; empty for UTC
 * @param show which side of the record is shown
 * @param go where to go from the record
 * @param rows whether rows alone are asked for, by the page's script
 * @param missed whether {@code go} led nowhere
 */
public record LogForm(
    String path,
    List<String> sources,
    boolean all,
    String machine,
    String severity,
    String thread,
    String component,
    String q,
    String find,
    String time,
    long line,
    @Nullable Long at,
    @Nullable Place from,
    String zone,
    Show show,
    Optional<Go> go,
    boolean rows,
    Optional<Go> missed) {
  private static final int MOST_SOURCES = 100;
  private static final int LONGEST = 4_000;
  private static final Pattern PLACE =
      Pattern.compile("(\\d{1,12})(?:@(-?\\d{1,15}))?:(.+)", Pattern.DOTALL);

  /**
   * A record of a source.
   *
   * @param millis since 1970, of its time as recorded, by which records that begin on one line are
   *     told apart; null for the first of them
   */
  public record Place(String source, long line, @Nullable Long millis) {
    static Place of(Event event) {
      Instant time = event.orderTime();
      return new Place(event.source(), event.line(), time == null ? null : millis(time));
    }

    String written() {
      return line + (millis == null ? "" : "@" + millis) + ":" + source;
    }

    /** Returns whether an event that begins on the line is the one. */
    boolean fits(Event event) {
      Instant time = event.orderTime();
      return millis == null || (time != null && millis(time) == millis);
    }

    private static long millis(Instant time) {
      return Math.clamp(time.getEpochSecond(), -1_000_000_000_000L / 2, 1_000_000_000_000L / 2)
              * 1_000
          + time.getNano() / 1_000_000;
    }
  }

  /** Which records are shown. */
  public enum Show {
    AROUND,
    BEFORE,
    AFTER
  }

  /** Where a link leads from the record that is selected. */
  public enum Go {
    FIRST,
    LAST,
    NEXT_ERROR,
    PREVIOUS_ERROR,
    NEXT_HIT,
    PREVIOUS_HIT;

    String written() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public LogForm {
    sources = List.copyOf(sources);
  }

  static LogForm of(String path, Exchange exchange) {
    List<String> sources = exchange.parameters("source");
    if (sources.size() > MOST_SOURCES) {
      throw new HttpProblem(400, "Select at most " + MOST_SOURCES + " logs.");
    }
    LogForm form =
        new LogForm(
            path,
            sources,
            exchange.parameter("merge").filter(LogAddress.ALL::equals).isPresent(),
            text(exchange, "machine"),
            text(exchange, "severity"),
            text(exchange, "thread"),
            text(exchange, "component"),
            text(exchange, "q"),
            text(exchange, "find"),
            text(exchange, "time"),
            exchange.parameter("line").map(line -> number("line", line)).orElse(0L),
            exchange
                .parameter("at")
                .filter(at -> at.matches("-?\\d{1,15}"))
                .map(Long::valueOf)
                .orElse(null),
            exchange.parameter("from").map(LogForm::place).orElse(null),
            text(exchange, "zone"),
            word(Show.class, exchange, "show").orElse(Show.AROUND),
            word(Go.class, exchange, "go"),
            exchange.parameter("rows").isPresent(),
            word(Go.class, exchange, "missed"));
    if (!List.of("", "warning", "error").contains(form.severity())) {
      throw new HttpProblem(400, "'severity' must be warning or error.");
    }
    return form;
  }

  private static String text(Exchange exchange, String name) {
    String text = exchange.parameter(name).orElse("").strip();
    if (text.length() > LONGEST) {
      throw new HttpProblem(400, "'" + name + "' is too long.");
    }
    return text;
  }

  private static long number(String name, String written) {
    if (!written.strip().matches("[1-9]\\d{0,11}")) {
      throw new HttpProblem(400, "'" + name + "' must be a whole number of 1 or more.");
    }
    return Long.parseLong(written.strip());
  }

  private static Place place(String written) {
    Matcher form = PLACE.matcher(written);
    if (!form.matches()) {
      throw new HttpProblem(
          400, "'from' must be a line and a source, such as 33:MP01/CCM_STS.log.");
    }
    return new Place(
        form.group(3),
        Long.parseLong(form.group(1)),
        form.group(2) == null ? null : Long.valueOf(form.group(2)));
  }

  private static <E extends Enum<E>> Optional<E> word(
      Class<E> words, Exchange exchange, String name) {
    Optional<String> written = exchange.parameter(name);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    for (E word : words.getEnumConstants()) {
      if (word.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(written.get())) {
        return Optional.of(word);
      }
    }
    throw new HttpProblem(400, "'" + name + "' has a value that the page does not know.");
  }

  /** Returns whether no log is named. */
  boolean isContents() {
    return sources.isEmpty() && !all && machine.isEmpty();
  }

  /** Returns whether several logs are shown as one. */
  boolean isMerged() {
    return all || sources.size() > 1 || (sources.isEmpty() && !machine.isEmpty());
  }

  /** Returns the record that is selected; empty for none. */
  Optional<Place> selected() {
    // Who submits the form goes where they typed; the place they come from is sent along.
    if (line > 0 && !sources.isEmpty()) {
      return Optional.of(new Place(sources.getFirst(), line, at));
    }
    return time.isEmpty() ? Optional.ofNullable(from) : Optional.empty();
  }

  /** Returns the query whose matches alone are shown; null for every record. */
  @Nullable String filter() {
    List<String> parts = new ArrayList<>();
    if (!q.isEmpty()) {
      parts.add("(" + q + ")");
    }
    switch (severity) {
      case "warning" -> parts.add("severity:(warning OR error)");
      case "error" -> parts.add("severity:error");
      default -> {}
    }
    add(parts, SearchField.THREAD, ThreadNumber.decimal(thread));
    add(parts, SearchField.COMPONENT, component);
    if (!machine.isEmpty() && (all || !sources.isEmpty())) {
      add(parts, SearchField.MACHINE, machine);
    }
    return parts.isEmpty() ? null : String.join(" AND ", parts);
  }

  private static void add(List<String> all, SearchField field, String value) {
    if (!value.isEmpty()) {
      all.add(field.name() + ":" + SearchField.quoted(value));
    }
  }

  /**
   * Returns the instant to begin at; empty for none.
   *
   * @param events of the case, from whose last a span such as {@code 2h} counts back
   * @throws dev.synctrace.index.search.InvalidSearchException when it is no time
   */
  Optional<Instant> instant(EventSearch events) {
    return time.isEmpty()
        ? Optional.empty()
        : Optional.of(SearchTime.instant(time, events.timeRange().map(TimeRange::last)));
  }

  /** Returns the address of these logs with these filters, wherever in them one is. */
  Address address() {
    Address address = logs();
    return address
        .with("severity", severity)
        .with("thread", thread)
        .with("component", component)
        .with("q", q)
        .with("find", find);
  }

  /** Returns the address of these logs without filters. */
  Address logs() {
    Address address = Address.of(path);
    for (String source : sources) {
      address = address.plus("source", source);
    }
    return address
        .with("merge", all ? LogAddress.ALL : "")
        .with("machine", machine)
        .with("zone", zone);
  }
}
