package dev.synctrace.parsers.eventlog;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of the computers that wrote the records of one event log. There is one, unless the log
 * holds events that other computers forwarded, or the computer was renamed.
 */
final class ComputerNames {
  /** A log with more names is of forwarded events, whatever they are. */
  private static final int MOST = 8;

  private final Map<String, Span> spans = new LinkedHashMap<>();

  /** From the first to the last event of a computer. */
  private record Span(String name, Instant first, Instant last) {
    Span with(Instant time) {
      return new Span(name, time.isBefore(first) ? time : first, time.isAfter(last) ? time : last);
    }
  }

  /** Takes the computer of an event, with or without its domain. */
  void add(String computer, @Nullable Instant time) {
    int dot = computer.indexOf('.');
    String name = dot > 0 ? computer.substring(0, dot) : computer;
    String key = name.toLowerCase(Locale.ROOT);
    Span span = spans.get(key);
    if (time != null && !name.isEmpty() && (span != null || spans.size() < MOST)) {
      spans.put(key, span == null ? new Span(name, time, time) : span.with(time));
    }
  }

  /**
   * Returns the names. Of a computer that was renamed, each name ends before the next begins: then
   * the last name counts.
   */
  List<String> names() {
    List<Span> ordered = spans.values().stream().sorted(Comparator.comparing(Span::first)).toList();
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i).first().isBefore(ordered.get(i - 1).last())) {
        return ordered.stream().map(Span::name).toList();
      }
    }
    return ordered.isEmpty() ? List.of() : List.of(ordered.getLast().name());
  }
}
