package dev.synctrace.cli.listing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Words that must all be in an entry of a catalogue, in any of its texts; upper and lower case are
 * the same.
 *
 * @param words none for every entry
 */
public record WordFilter(List<String> words) {
  public WordFilter {
    words =
        words.stream()
            .flatMap(text -> Stream.of(text.strip().split("\\s+")))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
  }

  /** Returns whether each word is in one of these texts. */
  public boolean accepts(String... texts) {
    String all = String.join("\n", texts).toLowerCase(Locale.ROOT);
    return words.stream().allMatch(all::contains);
  }
}
