package dev.synctrace.testkit.truth;

/**
 * A claim that the truth contradicts.
 *
 * @param kind what sort of claim, such as {@code verdict UNEXPECTED} or {@code cause S31}
 * @param grade of the claim: PROVEN makes it a false PROVEN
 * @param subject the member, mapping or site
 * @param truth what is true, one sentence
 */
public record Deviation(String kind, DiagnosedGrade grade, String subject, String truth) {
  @Override
  public String toString() {
    return "false %s: %s of %s: %s".formatted(grade, kind, subject, truth);
  }
}
