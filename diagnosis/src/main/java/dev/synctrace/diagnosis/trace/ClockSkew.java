package dev.synctrace.diagnosis.trace;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.log.ClockCorrections;
import java.util.List;

/**
 * How far the clocks of a case are from the true time: what the case notes say, and what pushes and
 * stamps measure where that is certain. Immutable.
 *
 * @param corrections of the sources whose clock is known to be wrong
 * @param uncorrected differences of two seconds or more that are not certain, and notes that could
 *     not be used; one sentence each, notes first
 */
public record ClockSkew(ClockCorrections corrections, List<String> uncorrected) {
  public ClockSkew {
    uncorrected = List.copyOf(uncorrected);
  }

  /**
   * Works the clocks of a case out, which takes some searches: to be asked once per opened case. Of
   * more than {@value ClockSkewFinder#MOST} records of actions, the last {@value
   * ClockSkewFinder#SAMPLE} receipts and answers of each of the {@value ClockSkewFinder#LOGS} logs
   * with most of them are measured.
   *
   * @throws CaseException when the case cannot be read
   */
  public static ClockSkew of(Case opened) {
    return new ClockSkewFinder(opened).find();
  }
}
