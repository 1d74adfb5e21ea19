package dev.synctrace.serve.log;

import dev.synctrace.index.log.RotatedLog;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.report.view.TimeView;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.serve.cases.CaseLogs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The logs of one machine, or of none, to choose from.
 *
 * @param machine empty where nothing tells it
 * @param query value of the parameter {@code machine}
 */
public record LogListView(String machine, String query, List<LogChoice> logs) {

  /**
   * One log.
   *
   * @param source path as it is, for the form
   * @param path as it is shown
   * @param files how many files it has
   */
  public record LogChoice(
      String source,
      String path,
      String href,
      String log,
      int files,
      long records,
      TimeView first,
      TimeView last) {}

  static List<LogListView> of(CaseLogs logs, ViewFormatter formatter) {
    Map<String, List<RotatedLog>> byMachine = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (RotatedLog log : logs.all()) {
      String machine = logs.machines().nameOf(log.newest().path());
      byMachine
          .computeIfAbsent(Objects.requireNonNullElse(machine, ""), _ -> new ArrayList<>())
          .add(log);
    }
    // What is of no machine comes last: exports, mostly.
    return Stream.concat(
            byMachine.entrySet().stream().filter(each -> !each.getKey().isEmpty()),
            byMachine.entrySet().stream().filter(each -> each.getKey().isEmpty()))
        .map(each ->
            new LogListView(
                formatter.name(each.getKey()),
                each.getKey(),
                each.getValue().stream().map(log -> choice(log, formatter)).toList()))
        .toList();
  }

  private static LogChoice choice(RotatedLog log, ViewFormatter formatter) {
    SourceSummary newest = log.newest();
    @Nullable Instant first =
        log.sources().stream()
            .flatMap(source -> Stream.ofNullable(source.firstTime()))
            .min(Instant::compareTo)
            .orElse(null);
    @Nullable Instant last =
        log.sources().stream()
            .flatMap(source -> Stream.ofNullable(source.lastTime()))
            .max(Instant::compareTo)
            .orElse(null);
    return new LogChoice(
        newest.path(),
        formatter.name(newest.path()),
        formatter.logAddress(newest.path()),
        formatter.name(Objects.requireNonNullElse(newest.log(), "")),
        log.sources().size(),
        log.records(),
        formatter.time(first),
        formatter.time(last));
  }

  /** Returns what the page of some logs is about. */
  static String title(LogForm form, LogTarget target, ViewFormatter formatter) {
    if (target.log() != null) {
      return formatter.name(target.log().newest().path());
    }
    if (form.all()) {
      return "All machines";
    }
    return form.sources().isEmpty()
        ? "All logs of " + formatter.name(form.machine())
        : "%d logs merged".formatted(form.sources().size());
  }
}
