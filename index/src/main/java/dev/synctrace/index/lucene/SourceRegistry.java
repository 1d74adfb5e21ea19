package dev.synctrace.index.lucene;

import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.index.source.SourceSummary.State;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sources of a case opened for writing, and the names they have. Not thread-safe. */
final class SourceRegistry {
  private final Map<String, SourceSummary> bySha = new HashMap<>();
  private final Map<String, String> shaByPath = new HashMap<>();

  SourceRegistry(Collection<SourceSummary> complete) {
    complete.forEach(this::put);
  }

  boolean isComplete(String sha256) {
    SourceSummary source = bySha.get(sha256);
    return source != null && source.state() == State.COMPLETE;
  }

  /** Whether the source is complete or being read. */
  boolean isKnown(String sha256) {
    return bySha.containsKey(sha256);
  }

  String uniquePath(String path, String sha256, String bundle) {
    SourceSummary known = bySha.get(sha256);
    if (known != null) {
      return known.path();
    }
    String name = path;
    for (int n = 1; !isFree(name, sha256); n++) {
      name = bundle + "/" + path + (n == 1 ? "" : " (" + n + ")");
    }
    shaByPath.put(name, sha256);
    return name;
  }

  /** Whether no other source has, or was promised, this name. */
  boolean isFree(String path, String sha256) {
    return shaByPath.getOrDefault(path, sha256).equals(sha256);
  }

  /** Takes a source, or what is newly known of it; the copies it has stay. */
  void put(SourceSummary read) {
    SourceSummary before = bySha.get(read.sha256());
    SourceSummary source = before == null ? read : read.withCopies(before.copies());
    bySha.put(source.sha256(), source);
    shaByPath.put(source.path(), source.sha256());
  }

  /** Notes the path of another file with the bytes of a source. */
  void addCopy(String sha256, String path) {
    SourceSummary source = bySha.get(sha256);
    if (source != null) {
      bySha.put(sha256, source.withCopies(List.of(path)));
    }
  }

  /** Forgets the source but keeps its name for it. */
  void remove(String sha256) {
    bySha.remove(sha256);
  }

  /** Ordered by path. */
  List<SourceSummary> all() {
    return bySha.values().stream().sorted(Comparator.comparing(SourceSummary::path)).toList();
  }
}
