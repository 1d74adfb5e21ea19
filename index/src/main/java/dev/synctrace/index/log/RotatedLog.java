package dev.synctrace.index.log;

import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.bundle.file.RotatedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A log as an engineer reads it: a file with the files it was rotated into, or an export, which is
 * alone.
 *
 * @param sources of the case, oldest file first; at least one
 */
public record RotatedLog(List<SourceSummary> sources) {
  private static final Comparator<SourceSummary> OLDEST_FIRST =
      Comparator.<SourceSummary, RotatedName>comparing(source -> RotatedName.of(source.path()))
          .thenComparing(SourceSummary::path);

  public RotatedLog {
    sources = List.copyOf(sources);
  }

  private record Key(RotatedLogSet files, String log, String single) {
    static Key of(SourceSummary source) {
      return new Key(
          RotatedLogSet.of(source.path()),
          Objects.requireNonNullElse(source.log(), ""),
          isLog(source) ? "" : source.path());
    }
  }

  /** Returns the logs of a case by path, each source in one of them. */
  public static List<RotatedLog> of(Collection<SourceSummary> sources) {
    Map<Key, List<SourceSummary>> logs = new LinkedHashMap<>();
    for (SourceSummary source : sources) {
      logs.computeIfAbsent(Key.of(source), _ -> new ArrayList<>()).add(source);
    }
    return logs.values().stream()
        .map(files -> new RotatedLog(files.stream().sorted(OLDEST_FIRST).toList()))
        .toList();
  }

  /** Returns whether it was written as time went by; an export was made at once. */
  public boolean isWritten() {
    return isLog(newest());
  }

  private static boolean isLog(SourceSummary source) {
    return switch (source.framing()) {
      case "ccm", "sms", "clipboard", "mixed", "evtx" -> true;
      default -> false;
    };
  }

  /** Returns the paths of the sources, oldest file first. */
  public List<String> paths() {
    return sources.stream().map(SourceSummary::path).toList();
  }

  /** Returns the file that is written to, or the newest there is: the one people know it by. */
  public SourceSummary newest() {
    return sources.getLast();
  }

  /** Returns how many records all of its files have. */
  public long records() {
    return sources.stream().mapToLong(SourceSummary::records).sum();
  }
}
