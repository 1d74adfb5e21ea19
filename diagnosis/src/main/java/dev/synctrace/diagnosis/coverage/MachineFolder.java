package dev.synctrace.diagnosis.coverage;

/** The folder of a source, in which the logs of one machine are together. */
public final class MachineFolder {
  private MachineFolder() {}

  /** Returns the folder of a path in the case; empty for a source in no folder. */
  public static String of(String source) {
    int end = source.lastIndexOf('/');
    return end < 0 ? "" : source.substring(0, end);
  }
}
