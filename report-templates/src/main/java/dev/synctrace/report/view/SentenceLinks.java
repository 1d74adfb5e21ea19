package dev.synctrace.report.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the records that sentences cite in words, such as {@code graph/owners.json:6}, and their
 * addresses. Immutable; safe for use by many threads.
 */
public final class SentenceLinks {
  private static final Pattern LINE = Pattern.compile(":(\\d{1,12})(?!\\d)");

  private final Map<String, String> sources = new HashMap<>();
  private final List<Integer> lengths;
  private final RecordLinks links;

  /**
   * Finds citations of some sources.
   *
   * @param paths of the sources
   * @param formatter by which sentences were made fit to be shown
   */
  public SentenceLinks(Collection<String> paths, ViewFormatter formatter, RecordLinks links) {
    TreeSet<Integer> lengths = new TreeSet<>();
    for (String path : paths) {
      String shown = formatter.text(path);
      sources.put(shown, path);
      lengths.add(shown.length());
    }
    this.lengths = List.copyOf(lengths.descendingSet());
    this.links = links;
  }

  /**
   * A part of a sentence.
   *
   * @param href address of the record that it cites; empty where it cites none
   */
  public record Part(String text, String href) {}

  /** Returns a sentence in parts, which make it up again. */
  public List<Part> parts(String sentence) {
    List<Part> parts = new ArrayList<>();
    int end = 0;
    Matcher line = LINE.matcher(sentence);
    while (line.find()) {
      int start = startOfPath(sentence, end, line.start());
      if (start >= 0) {
        String path = sources.getOrDefault(sentence.substring(start, line.start()), "");
        add(parts, sentence.substring(end, start), "");
        add(
            parts,
            sentence.substring(start, line.end()),
            links.record(path, Long.parseLong(line.group(1))));
        end = line.end();
      }
    }
    add(parts, sentence.substring(end), "");
    return parts;
  }

  private static void add(List<Part> parts, String text, String href) {
    if (!text.isEmpty()) {
      parts.add(new Part(text, href));
    }
  }

  /** The longest path that ends there is meant: others may be its end. */
  private int startOfPath(String sentence, int from, int end) {
    for (int length : lengths) {
      int start = end - length;
      if (start >= from && sources.containsKey(sentence.substring(start, end))) {
        return start;
      }
    }
    return -1;
  }
}
