package dev.synctrace.parsers.eventlog;

import dev.synctrace.parsers.model.CountText;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is damaged in one event log into at most two lines, however much it is. */
final class EventLogDamage {
  private static final String ADVICE =
      "The other records are kept. Export the event log again with wevtutil epl";

  private long chunks;
  private long records;
  private boolean truncated;
  private String first = "";

  /**
   * Notes a chunk that cannot be read.
   *
   * @param at first byte in the file
   * @param line the record before it; 0 for none
   */
  void chunk(long at, long line) {
    chunks++;
    note(at, line);
  }

  /**
   * Notes a record that cannot be read, and with it those behind it in the chunk if their beginning
   * is not known.
   *
   * @param at first byte in the file
   * @param line the record before it; 0 for none
   */
  void record(long at, long line) {
    records++;
    note(at, line);
  }

  /** Notes that the file ends before its last chunk does. */
  void truncated() {
    truncated = true;
  }

  private void note(long at, long line) {
    if (first.isEmpty()) {
      first = "byte " + at + (line == 0 ? "" : ", after record " + line);
    }
  }

  /** Returns what is wrong and what to do. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (chunks + records > 0) {
      List<String> places = new ArrayList<>();
      if (chunks > 0) {
        places.add(CountText.of(chunks, "chunk"));
      }
      if (records > 0) {
        places.add(CountText.of(records, "record"));
      }
      lines.add(
          String.join(" and ", places)
              + (chunks + records == 1 ? " is" : " are")
              + " damaged, the first at "
              + first
              + ". "
              + ADVICE);
    }
    if (truncated) {
      lines.add("the file is truncated. " + ADVICE + ", or copy the file again");
    }
    return lines;
  }
}
