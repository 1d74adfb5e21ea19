package dev.synctrace.serve.page;

import dev.synctrace.index.search.FacetResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the events by the folder of their source, which is no field of its own. */
final class FolderFacet {
  /** The name that stands for the folder where others are fields. */
  static final String NAME = "folder";

  private static final String SYNTAX = "+-&|!(){}[]^\"~*?:\\/<>=";

  private FolderFacet() {}

  /**
   * Returns the folders of which a source was counted, each with all below it; most events first.
   *
   * @param sources the counted sources
   * @return empty when all sources are in one folder
   */
  static FacetResult of(FacetResult sources) {
    Map<String, Long> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (FacetResult.Value source : sources.values()) {
      counts.put(around(source.value()), 0L);
    }
    for (FacetResult.Value source : sources.values()) {
      String folder = around(source.value());
      while (true) {
        counts.computeIfPresent(folder, (_, count) -> count + source.count());
        if (folder.indexOf('/') < 0) {
          break;
        }
        folder = around(folder);
      }
    }
    List<FacetResult.Value> values = new ArrayList<>();
    if (counts.size() > 1) {
      counts.forEach((folder, count) -> values.add(new FacetResult.Value(folder, count)));
    }
    values.sort(Comparator.comparingLong(FacetResult.Value::count).reversed());
    return new FacetResult(NAME, values);
  }

  /** The folder around a path; empty where there is none. */
  private static String around(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /**
   * Returns the query for the events of a folder and all below it.
   *
   * @param folder its path; empty for the sources that are in none
   */
  static String query(String folder) {
    if (folder.isEmpty()) {
      return "(NOT source:*\\/*)";
    }
    StringBuilder escaped = new StringBuilder("source:");
    for (char c : (folder + "/").toCharArray()) {
      if (SYNTAX.indexOf(c) >= 0 || Character.isWhitespace(c)) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.append('*').toString();
  }
}
