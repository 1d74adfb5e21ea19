package dev.synctrace.diagnosis.verdict;

/** One stage of a path: what has to happen to a member or to an action, in its order. */
public interface PathStage {
  /** The name in JSON, such as {@code tokenIssued}; unique in its path. */
  String label();

  /** The name in tables and pages, such as {@code token issued}. */
  String title();

  /** The place where it happens, such as {@code Client}, by which stages are shown in groups. */
  String group();
}
