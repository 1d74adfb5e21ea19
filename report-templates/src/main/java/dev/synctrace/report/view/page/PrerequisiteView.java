package dev.synctrace.report.view.page;

import dev.synctrace.diagnosis.prerequisite.Prerequisite;
import dev.synctrace.report.view.EvidenceView;
import dev.synctrace.report.view.MissingView;
import dev.synctrace.report.view.Shown;
import dev.synctrace.report.view.Tone;
import java.util.List;

/** One thing synchronization needs, and whether it is so. */
public record PrerequisiteView(
    String title,
    String label,
    Tone tone,
    String says,
    List<EvidenceView> evidence,
    List<MissingView> missing) {

  public static PrerequisiteView of(Prerequisite prerequisite, Shown shown) {
    return new PrerequisiteView(
        shown.sentence(prerequisite.title()),
        switch (prerequisite.state()) {
          case PASS -> "Met";
          case FAIL -> "Not met";
          case UNKNOWN -> "Unknown";
        },
        switch (prerequisite.state()) {
          case PASS -> Tone.GOOD;
          case FAIL -> Tone.BAD;
          case UNKNOWN -> Tone.OPEN;
        },
        shown.sentence(prerequisite.says()),
        shown.evidence(prerequisite.evidence()),
        shown.missing(prerequisite.missing()));
  }
}
