package dev.synctrace.serve.log;

import dev.synctrace.index.log.ClockCorrections;
import dev.synctrace.index.log.LogPosition;
import dev.synctrace.index.log.LogReader;
import dev.synctrace.index.log.LogRecord;
import dev.synctrace.index.log.RotatedLog;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.serve.cases.CaseLogs;
import dev.synctrace.serve.http.HttpProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The logs that a visitor reads, found in the case.
 *
 * @param log the one log that is read; null where several are merged
 * @param paths of all sources that are read; empty for all of the case
 * @param numbers by which records of the named sources are told apart on the page
 */
record LogTarget(
    CaseLogs logs, @Nullable RotatedLog log, List<String> paths, Map<String, Integer> numbers) {
  private static final int LANES = 8;

  /**
   * Finds what a form names.
   *
   * @throws HttpProblem 404 when the case has no such log
   */
  static LogTarget of(LogForm form, CaseLogs logs) {
    List<String> named = new ArrayList<>();
    for (String path : form.sources()) {
      named.add(
          logs.source(path)
              .orElseThrow(() ->
                  new HttpProblem(404, "The case has no log with this path. See Logs for all.")));
    }
    Map<String, Integer> numbers = new LinkedHashMap<>();
    named.forEach(path -> numbers.putIfAbsent(path, numbers.size()));
    if (form.all()) {
      return new LogTarget(logs, null, List.of(), numbers);
    }
    if (!form.isMerged()) {
      RotatedLog log = logs.logOf(named.getFirst());
      return new LogTarget(logs, log, log.paths(), numbers);
    }
    Set<String> paths = new LinkedHashSet<>();
    if (named.isEmpty()) {
      logs.machines().sourcesOf(form.machine()).stream()
          .filter(path -> logs.source(path).isPresent())
          .forEach(paths::add);
      if (paths.isEmpty()) {
        throw new HttpProblem(404, "The case has no log of this machine. See Logs for all.");
      }
    }
    named.forEach(path -> paths.addAll(logs.logOf(path).paths()));
    return new LogTarget(logs, null, List.copyOf(paths), numbers);
  }

  /** Returns whether a source is among those that are read. */
  boolean reads(String source) {
    return paths.isEmpty() || paths.contains(source);
  }

  /** Returns a reader of these logs, of which only what matches is shown. */
  LogReader reader(EventSearch events, @Nullable String filter) {
    return log == null
        ? LogReader.merged(events, paths, filter, logs.clocks())
        : LogReader.of(events, log, filter, ClockCorrections.NONE);
  }

  /** Returns the record at a place; empty where the logs have none there. */
  Optional<LogRecord> record(LogReader reader, LogForm.Place place) {
    Optional<String> source = logs.source(place.source());
    if (source.isEmpty() || (!paths.isEmpty() && !paths.contains(source.get()))) {
      return Optional.empty();
    }
    List<LogRecord> onLine =
        reader.allAt(source.get(), place.line()).stream()
            .filter(record -> record.event().endLine() >= place.line())
            .toList();
    return onLine.stream()
        .filter(record -> place.fits(record.event()))
        .findFirst()
        .or(() -> onLine.stream().findFirst());
  }

  /** Returns the id of the first record at a position. */
  String id(LogPosition position) {
    Integer number = numbers.get(position.source());
    return log != null && Objects.equals(number, 0)
        ? "L" + position.line()
        : "S" + number(position.source()) + "L" + position.line();
  }

  /** Returns a number of a source, which no other source on the page has. */
  private int number(String source) {
    Integer named = numbers.get(source);
    return named != null ? named : numbers.size() + logs.indexOf(source);
  }

  /**
   * Returns which of eight colours a source has: one for each log that was selected, otherwise one
   * for each machine.
   */
  int lane(String source) {
    if (numbers.size() > 1) {
      return Math.floorMod(
          number(
              logs.logOf(source).paths().stream()
                  .filter(numbers::containsKey)
                  .findFirst()
                  .orElse(source)),
          LANES);
    }
    String machine = logs.machines().nameOf(source);
    return machine == null ? LANES - 1 : Math.floorMod(logs.numberOf(machine), LANES - 1);
  }
}
