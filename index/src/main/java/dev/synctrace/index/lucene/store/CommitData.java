package dev.synctrace.index.lucene.store;

import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.index.source.SourceSummary.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Data of a commit besides the events: the format of the case, and its sources. Lucene writes it in
 * the very file that makes the commit, so events and sources cannot disagree.
 */
public final class CommitData {
  /** Rises whenever fields, tokens or the stored form change so that old cases mislead. */
  static final int FORMAT = 8;

  private static final String FORMAT_KEY = "synctrace.format";
  private static final String COMPLETE = "source:";
  private static final String READING = "reading:";

  private CommitData() {}

  public static Map<String, String> of(Collection<SourceSummary> sources) throws IOException {
    Map<String, String> data = new HashMap<>();
    data.put(FORMAT_KEY, Integer.toString(FORMAT));
    for (SourceSummary source : sources) {
      String prefix = source.state() == State.COMPLETE ? COMPLETE : READING;
      data.put(prefix + source.sha256(), StoredSourceJson.write(source));
    }
    return data;
  }

  /** Refuses what is no case, or one of another version. */
  public static void check(Map<String, String> data, CaseFailures failures) {
    String format = data.get(FORMAT_KEY);
    if (format == null) {
      throw failures.foreignFolder();
    }
    if (!format.equals(Integer.toString(FORMAT))) {
      throw failures.otherVersion(format, FORMAT);
    }
  }

  /** All sources, ordered by path. */
  public static List<SourceSummary> sources(Map<String, String> data) throws IOException {
    return read(data, key -> key.startsWith(COMPLETE) || key.startsWith(READING));
  }

  /** The sources being read, ordered by path; for a whole case nothing has to be parsed. */
  public static List<SourceSummary> incomplete(Map<String, String> data) throws IOException {
    return read(data, key -> key.startsWith(READING));
  }

  private static List<SourceSummary> read(Map<String, String> data, Predicate<String> which)
      throws IOException {
    List<SourceSummary> sources = new ArrayList<>();
    for (Map.Entry<String, String> entry : data.entrySet()) {
      if (which.test(entry.getKey())) {
        sources.add(StoredSourceJson.read(entry.getValue()));
      }
    }
    sources.sort(Comparator.comparing(SourceSummary::path));
    return sources;
  }
}
