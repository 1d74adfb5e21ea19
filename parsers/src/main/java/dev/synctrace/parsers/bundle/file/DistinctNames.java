package dev.synctrace.parsers.bundle.file;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Tells entries of one name apart: the second {@code a/X.log} becomes {@code a/X (2).log}. */
public final class DistinctNames {
  private final Set<String> expected = new HashSet<>();
  private final Map<String, Integer> count = new HashMap<>();

  /** Keeps a name for the entry that has it. */
  public void expect(String name) {
    expected.add(name);
  }

  /** The name itself the first time, one that no other entry has after that. */
  public String distinct(String name) {
    int number = count.merge(name, 1, Integer::sum);
    if (number == 1) {
      return name;
    }
    String other = numbered(name, number);
    while (!expected.add(other)) {
      other = numbered(name, count.merge(name, 1, Integer::sum));
    }
    return other;
  }

  private static String numbered(String name, int number) {
    int dot = name.lastIndexOf('.');
    int end = dot > name.lastIndexOf('/') + 1 ? dot : name.length();
    return name.substring(0, end) + " (" + number + ")" + name.substring(end);
  }
}
