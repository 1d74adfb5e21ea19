package dev.synctrace.diagnosis.verdict;

/** What became of one member in one mapping. */
public enum VerdictState {
  /** In the collection and in the group. */
  SYNCED("in the collection and in the group"),
  /** The change is younger than the next cycle or than the audit's watermark. */
  PENDING("the change is more recent than the last synchronization cycle or the last audit record"),
  /** Should be in the group and is not. */
  NOT_SYNCED("should be in the group, but is not"),
  /** Was in the group and is no longer. */
  REMOVED("was in the group and is no longer"),
  /** In the group though not in the collection. */
  UNEXPECTED("in the group, but not in the collection"),
  /** The evidence does not reach. */
  UNKNOWN("not enough data in this case");

  private final String meaning;

  VerdictState(String meaning) {
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }
}
