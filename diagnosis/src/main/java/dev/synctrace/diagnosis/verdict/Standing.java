package dev.synctrace.diagnosis.verdict;

import java.util.List;

/**
 * What became of one member in one mapping, before its causes are asked for.
 *
 * @param inCollection whether it is in the collection
 * @param inGroup whether it is in the group
 * @param expectedInGroup whether the model of full and incremental synchronization says that it
 *     must be, given what others did; where this differs from {@code inGroup}, something failed
 * @param summary one plain sentence
 * @param timeline what is known to have happened, oldest first
 * @param evidence what the grade rests on: without any piece of it the grade is lower
 * @param missing what would decide or make it surer
 */
public record Standing(
    Verdict verdict,
    Grade grade,
    Presence inCollection,
    Presence inGroup,
    Presence expectedInGroup,
    String summary,
    List<TimelineEntry> timeline,
    List<Evidence> evidence,
    List<Missing> missing) {
  public Standing {
    timeline = List.copyOf(timeline);
    evidence = List.copyOf(evidence);
    missing = List.copyOf(missing);
  }
}
