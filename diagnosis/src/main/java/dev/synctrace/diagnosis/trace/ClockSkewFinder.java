package dev.synctrace.diagnosis.trace;

import dev.synctrace.diagnosis.trace.join.Clocks;
import dev.synctrace.diagnosis.trace.join.Clocks.Measurement;
import dev.synctrace.diagnosis.trace.join.TraceJoiner;
import dev.synctrace.diagnosis.trace.model.ClockDifference;
import dev.synctrace.diagnosis.trace.model.ClockDifference.Basis;
import dev.synctrace.diagnosis.trace.model.TaskGuid;
import dev.synctrace.index.Case;
import dev.synctrace.index.log.ClockCorrections;
import dev.synctrace.index.log.ClockCorrections.Correction;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.FacetResult;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works the clocks of one case out; for one use. */
final class ClockSkewFinder {
  /** So many records of actions are all read; of more, each log is sampled. */
  static final int MOST = 10_000;

  /** How many logs are sampled. */
  static final int LOGS = 100;

  /** How many records of each of them. */
  static final int SAMPLE = 20;

  /** Terms in one query. */
  private static final int AT_ONCE = 200;

  private static final int NOTES = 1_000;
  private static final String NOTE = "clock.skewSeconds.";
  private static final Duration WORTH_TELLING = Duration.ofSeconds(2);
  private static final int ENOUGH = 3;
  private static final Duration SHORTEST_WAY = Duration.ofMillis(1);
  private static final Duration QUARTER = Duration.ofMinutes(15);

  /** From here on a note may mean the time zone of logs and not the clock of the machine. */
  private static final Duration LIKE_A_ZONE = Duration.ofMinutes(14);

  /** A clock may be reset to the year 1970; beyond a century a number is a mistake. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private static final Comparator<Event> SEARCH_ORDER =
      Comparator.comparing(Event::orderTime, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Event::source)
          .thenComparingLong(Event::line);

  private final Case opened;
  private final EventSearch events;
  private final SourceMachines machines;
  private final Map<RotatedLogSet, List<String>> paths = new HashMap<>();
  private final Map<String, Correction> noted = new HashMap<>();
  private final Map<RotatedLogSet, Correction> zones = new HashMap<>();
  private final Map<String, Correction> measured = new HashMap<>();
  private final List<String> uncorrected = new ArrayList<>();
  private int unmeasured;

  ClockSkewFinder(Case opened) {
    this.opened = opened;
    this.events = opened.events();
    this.machines = opened.machines();
    for (SourceSummary source : opened.sources()) {
      paths
          .computeIfAbsent(RotatedLogSet.of(source.path()), _ -> new ArrayList<>())
          .add(source.path());
    }
  }

  ClockSkew find() {
    readNotes();
    Clocks clocks = new Clocks();
    measureActions(clocks);
    sample(Clocks.STATUS_MESSAGES).forEach(clocks::addStatusMessage);
    List<Measurement> measurements = clocks.measurements();
    measurements.forEach(this::correctZone);
    byMachine(measurements).values().forEach(this::correctClock);
    ClockCorrections corrections = corrections();
    measurements.forEach(measurement -> tellRest(measurement.difference(), corrections));
    if (unmeasured > 0) {
      uncorrected.add(
          "The clocks of %,d more logs were not measured, only those of the %,d with most receipts."
              .formatted(unmeasured, LOGS));
    }
    return new ClockSkew(corrections, uncorrected);
  }

  private void readNotes() {
    String query = "kind:" + Kind.FACT_NOTE.label() + " AND noteKey:" + NOTE + "*";
    Map<String, Event> byHost = new LinkedHashMap<>();
    for (Event note : events.search(SearchRequest.of(query).withFirst(NOTES)).events()) {
      String key = note.attributes().get(Attribute.NOTE_KEY).orElse("");
      if (!key.regionMatches(true, 0, NOTE, 0, NOTE.length())) {
        continue;
      }
      String host = key.substring(NOTE.length());
      Event before = byHost.putIfAbsent(host.toLowerCase(Locale.ROOT), note);
      OptionalLong seconds = note.attributes().number(Attribute.SECONDS);
      String where = note.source() + ":" + note.line();
      Set<String> sources = machines.sourcesOf(host);
      if (before != null) {
        if (!before.attributes().number(Attribute.SECONDS).equals(seconds)) {
          uncorrected.add(
              "The case notes state the clock of %s twice. The first statement is used, not %s."
                  .formatted(host, where));
        }
      } else if (seconds.isEmpty() || Math.abs(seconds.getAsLong()) > LONGEST.toSeconds()) {
        uncorrected.add(
            "The clock of %s in the case notes (%s) is not a number of seconds, such as 40 or -40."
                .formatted(host, where));
      } else if (sources.isEmpty()) {
        uncorrected.add(
            "The case notes (%s) state the clock of %s, but no source is known to be of that machine."
                .formatted(where, host));
      } else {
        Duration ahead = Duration.ofSeconds(seconds.getAsLong());
        String basis =
            ahead.isZero()
                ? "The clock of %s is correct (case notes)."
                : "The clock of %s is "
                    + length(ahead.abs())
                    + (ahead.isNegative() ? " behind" : " ahead")
                    + " (case notes).";
        sources.forEach(source -> noted.put(source, new Correction(ahead, basis.formatted(host))));
      }
    }
  }

  private void measureActions(Clocks clocks) {
    Traces traces = new Traces(opened);
    if (count(TraceJoiner.QUERY) <= MOST) {
      traces.all().forEach(clocks::add);
      return;
    }
    List<Event> records = new ArrayList<>(sample("kind:" + Kind.TASK_RECEIVED.label()));
    records.addAll(starts(records));
    records.addAll(sample("kind:" + Kind.TASK_ANSWERED.label()));
    records.sort(SEARCH_ORDER);
    traces.of(records).forEach(clocks::add);
  }

  private long count(String query) {
    return events.search(SearchRequest.of(query).withFirst(1)).total();
  }

  /** The starts of the pushes that were received. */
  private List<Event> starts(List<Event> receipts) {
    List<String> tasks =
        receipts.stream().map(TaskGuid::of).filter(Objects::nonNull).distinct().toList();
    List<Event> starts = new ArrayList<>();
    for (int from = 0; from < tasks.size(); from += AT_ONCE) {
      String some =
          tasks.subList(from, Math.min(from + AT_ONCE, tasks.size())).stream()
              .map(SearchField::quoted)
              .collect(Collectors.joining(" OR ", "taskGuid:(", ")"));
      String query = "kind:" + Kind.PUSH_START.label() + " AND " + some;
      // Pushes of one task repeat; not without end.
      events
          .search(SearchRequest.of(query).withFirst(AT_ONCE * SAMPLE))
          .events()
          .forEach(starts::add);
    }
    return starts;
  }

  /** All that match, or of many the last of each source. */
  private List<Event> sample(String query) {
    SearchResult all =
        events.search(
            SearchRequest.of(query).withFirst(MOST).withFacets(List.of(SearchField.SOURCE.name())));
    Set<Event> found = new LinkedHashSet<>();
    if (all.total() <= MOST) {
      all.events().forEach(found::add);
      return List.copyOf(found);
    }
    List<FacetResult.Value> sources = all.facets().getFirst().values();
    for (FacetResult.Value source : sources.subList(0, Math.min(LOGS, sources.size()))) {
      String ofSource = query + " AND source:" + SearchField.quoted(source.value());
      // Of the other machines' logs, too, the end is what is most often left.
      events.search(SearchRequest.of(ofSource).withLast(SAMPLE)).events().forEach(found::add);
    }
    unmeasured = Math.max(unmeasured, sources.size() - LOGS);
    return List.copyOf(found);
  }

  private void correctZone(Measurement measurement) {
    ClockDifference difference = measurement.difference();
    RotatedLogSet log = difference.of();
    Duration note = notedAhead(log);
    if (difference.showsWrongZone()
        && !zones.containsKey(log)
        && (note == null || note.abs().compareTo(LIKE_A_ZONE) < 0)) {
      long quarters = Math.round((double) difference.median().toMillis() / QUARTER.toMillis());
      Duration zone = QUARTER.multipliedBy(quarters);
      zones.put(
          log,
          new Correction(
              zone,
              "The times in %s are %s the UTC times in its records: its time zone is wrong."
                  .formatted(name(log), against(zone))));
    }
  }

  /** The measurements of each machine against others. */
  private Map<String, List<Measurement>> byMachine(List<Measurement> measurements) {
    Map<String, List<Measurement>> byMachine = new TreeMap<>();
    for (Measurement measurement : measurements) {
      ClockDifference difference = measurement.difference();
      if (difference.basis() == Basis.PUSH_AND_RECEIPT
          && !machine(difference.of()).equals(machine(difference.from()))) {
        byMachine
            .computeIfAbsent(machine(difference.of()), _ -> new ArrayList<>())
            .add(measurement);
      }
    }
    return byMachine;
  }

  private void correctClock(List<Measurement> measurements) {
    Measurement best = measurements.getFirst();
    for (Measurement measurement : measurements) {
      best = measurement.difference().pairs() > best.difference().pairs() ? measurement : best;
    }
    ClockDifference difference = best.difference();
    Duration others = knownOfOther(difference);
    Duration median = difference.median().plus(others);
    boolean certain = median.isNegative() || best.agreeing() >= ENOUGH;
    if (!certain || median.abs().compareTo(WORTH_TELLING) < 0) {
      return;
    }
    // With the shortest way through the network taken for none, no receipt precedes its push.
    Duration ahead = best.leastAgreeing().plus(others).minus(SHORTEST_WAY);
    Correction correction =
        new Correction(
            ahead,
            "The clock of %s is %s that of %s (%s)."
                .formatted(
                    machine(difference.of()),
                    against(ahead),
                    machine(difference.from()),
                    pairs(difference)));
    sourcesOfMachine(difference.of()).forEach(source -> measured.put(source, correction));
  }

  /** What of a difference between two machines is known to be of something else than its clock. */
  private Duration knownOfOther(ClockDifference difference) {
    Duration known = zone(difference.from()).minus(zone(difference.of()));
    Duration note = notedAhead(difference.from());
    return note == null ? known : known.plus(note);
  }

  private Duration zone(RotatedLogSet log) {
    Correction zone = zones.get(log);
    return zone == null ? Duration.ZERO : zone.ahead();
  }

  private @Nullable Duration notedAhead(RotatedLogSet log) {
    Correction note = noted.get(firstOf(log));
    return note == null ? null : note.ahead();
  }

  private ClockCorrections corrections() {
    Map<String, Correction> bySource = new HashMap<>();
    for (SourceSummary source : opened.sources()) {
      Correction note = noted.get(source.path());
      // The engineer knows better than what is measured.
      Correction clock = note == null ? measured.get(source.path()) : note;
      Correction zone = zones.get(RotatedLogSet.of(source.path()));
      if (clock != null && zone != null) {
        bySource.put(
            source.path(),
            new Correction(clock.ahead().plus(zone.ahead()), clock.basis() + " " + zone.basis()));
      } else if (clock != null || zone != null) {
        bySource.put(source.path(), clock == null ? zone : clock);
      }
    }
    return new ClockCorrections(bySource);
  }

  /** Tells a difference that is there although all corrections are made. */
  private void tellRest(ClockDifference difference, ClockCorrections corrections) {
    boolean stamp = difference.basis() != Basis.PUSH_AND_RECEIPT;
    Duration rest =
        stamp
            ? difference.median().minus(zone(difference.of()))
            : difference
                .median()
                .minus(corrections.ahead(firstOf(difference.of())))
                .plus(corrections.ahead(firstOf(difference.from())));
    if (rest.abs().compareTo(WORTH_TELLING) >= 0) {
      uncorrected.add(
          stamp
              ? "The times in %s are %s the UTC times in its records (%d measured); not corrected."
                  .formatted(name(difference.of()), against(rest), difference.pairs())
              : "The clock of %s may be %s that of %s (%s); not corrected."
                  .formatted(
                      machine(difference.of()),
                      against(rest),
                      machine(difference.from()),
                      pairs(difference)));
    }
  }

  private Set<String> sourcesOfMachine(RotatedLogSet log) {
    String machine = machines.nameOf(firstOf(log));
    return machine == null ? Set.copyOf(paths(log)) : machines.sourcesOf(machine);
  }

  /** The machine of a log, as far as it is known; else what its path tells. */
  private String machine(RotatedLogSet log) {
    String machine = machines.nameOf(firstOf(log));
    return machine == null ? log.label() : machine;
  }

  private List<String> paths(RotatedLogSet log) {
    return paths.getOrDefault(log, List.of());
  }

  private String firstOf(RotatedLogSet log) {
    List<String> sources = paths(log);
    return sources.isEmpty() ? "" : sources.getFirst();
  }

  private String name(RotatedLogSet log) {
    List<String> sources = paths(log);
    return sources.isEmpty() ? log.label() : sources.getLast();
  }

  private static String pairs(ClockDifference difference) {
    return difference.pairs() == 1
        ? "1 push and its receipt"
        : "%,d pushes and their receipts".formatted(difference.pairs());
  }

  private static String against(Duration ahead) {
    return length(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead of");
  }

  /** Such as {@code 1 h 30 min}, {@code 5 min 2 s} or {@code 39.9 s}. */
  private static String length(Duration length) {
    if (length.toSeconds() < 60) {
      return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0).replace(".0", "");
    }
    List<String> parts = new ArrayList<>();
    add(parts, length.toDays(), "d");
    add(parts, length.toHoursPart(), "h");
    add(parts, length.toMinutesPart(), "min");
    add(parts, length.toSecondsPart(), "s");
    return String.join(" ", parts);
  }

  private static void add(List<String> parts, long count, String unit) {
    if (count > 0) {
      parts.add(count + " " + unit);
    }
  }
}
