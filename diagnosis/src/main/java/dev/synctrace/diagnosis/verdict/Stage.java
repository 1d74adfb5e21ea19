package dev.synctrace.diagnosis.verdict;

/** One stage of a path: what has to happen to a member or to an action, in its order. */
public interface Stage {
  /** The name in JSON, such as {@code tokenIssued}; unique in its path. */
  String label();

  /** The name in tables and pages, such as {@code token issued}. */
  String title();

  /** Where it happens, such as {@code Client}; stages that follow each other there are one group. */
  String group();
}
