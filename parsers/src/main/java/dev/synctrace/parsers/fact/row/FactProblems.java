package dev.synctrace.parsers.fact.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Problems of one export, one line each. The same problem in many rows is one problem with the
 * first line and a count, so that a broken file of a million rows stays readable.
 */
public final class FactProblems {
  private final Map<String, Trouble> troubles = new LinkedHashMap<>();

  private static final class Trouble {
    private final String what;
    private final long firstLine;
    private final String advice;
    private long count;

    private Trouble(String what, long firstLine, String advice) {
      this.what = what;
      this.firstLine = firstLine;
      this.advice = advice;
    }

    private String text() {
      String where = firstLine == 0 ? "" : "line " + firstLine + ": ";
      String more = count > 1 ? " (and " + (count - 1) + " more)" : "";
      return where + what + more + (advice.isEmpty() ? "" : ". " + capitalized(advice));
    }
  }

  private static String capitalized(String advice) {
    return Character.toUpperCase(advice.charAt(0)) + advice.substring(1);
  }

  /**
   * Notes a trouble of the whole file.
   *
   * @param advice what to do
   */
  public void add(String what, String advice) {
    at(0, what, what, advice);
  }

  /**
   * Notes a trouble of one row; troubles of one sort are counted together.
   *
   * @param line where it is, from 1
   * @param sort what makes two troubles the same
   */
  public void at(long line, String sort, String what, String advice) {
    troubles.computeIfAbsent(sort, s -> new Trouble(what, line, advice)).count++;
  }

  public boolean isEmpty() {
    return troubles.isEmpty();
  }

  /** In the order in which they were first met. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    troubles.values().forEach(trouble -> lines.add(trouble.text()));
    return lines;
  }
}
