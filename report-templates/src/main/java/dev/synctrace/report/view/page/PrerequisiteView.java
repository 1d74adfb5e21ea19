package dev.synctrace.report.view.page;

import dev.synctrace.diagnosis.prerequisite.Prerequisite;
import dev.synctrace.report.view.EvidenceView;
import dev.synctrace.report.view.MissingView;
import dev.synctrace.report.view.StatusTone;
import dev.synctrace.report.view.ViewFormatter;
import java.util.List;

/** One thing synchronization needs, and whether it is so. */
public record PrerequisiteView(
    String title,
    String label,
    StatusTone tone,
    String says,
    List<EvidenceView> evidence,
    List<MissingView> missing) {

  public static PrerequisiteView of(Prerequisite prerequisite, ViewFormatter formatter) {
    return new PrerequisiteView(
        formatter.sentence(prerequisite.title()),
        switch (prerequisite.state()) {
          case PASS -> "Met";
          case FAIL -> "Not met";
          case UNKNOWN -> "Unknown";
        },
        switch (prerequisite.state()) {
          case PASS -> StatusTone.GOOD;
          case FAIL -> StatusTone.BAD;
          case UNKNOWN -> StatusTone.OPEN;
        },
        formatter.sentence(prerequisite.says()),
        formatter.evidence(prerequisite.evidence()),
        formatter.missing(prerequisite.missing()));
  }
}
