package dev.synctrace.output.redact.pseudonym;

import dev.synctrace.parsers.model.Guid;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is the same in every tenant and must stay readable, from the lists beside this class. */
public final class PublicNames {
  private static final Set<String> NAMES = set("public-names.txt");
  private static final Set<String> COMMON_WORDS = set("common-words.txt");

  /** All of Microsoft's early apps end so, and no made-up GUID does. */
  private static final String MICROSOFT_TAIL = "-0000-0000-c000-000000000000";

  private PublicNames() {}

  /**
   * @param name in lower case
   */
  public static boolean isPublic(String name) {
    return NAMES.contains(name);
  }

  static boolean isPublic(Guid id) {
    String guid = id.toString();
    return guid.endsWith(MICROSOFT_TAIL)
        || NAMES.contains(guid)
        || guid.chars().allMatch(c -> c == '0' || c == '-')
        || guid.chars().allMatch(c -> c == 'f' || c == '-');
  }

  /**
   * Whether a word is so common in logs that it must not be replaced wherever it is.
   *
   * @param word in lower case
   */
  public static boolean isCommon(String word) {
    return COMMON_WORDS.contains(word);
  }

  private static Set<String> set(String file) {
    return ResourceLines.of(file).stream()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
