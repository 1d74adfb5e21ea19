package dev.synctrace.report.view.action;

import dev.synctrace.output.text.StageMark;
import dev.synctrace.report.view.ListPreview;
import java.util.List;

/**
 * The tenant-attach section.
 *
 * @param trouble what went wrong at the service connection point besides
 * @param clocks how the machines' clocks differ
 */
public record ActionsView(
    ListPreview<TraceView> traces,
    List<ServiceConnectorTroubleView> trouble,
    List<ClockView> clocks) {

  /** What the marks of the actions' stages mean. */
  public List<StageMark> marks() {
    return StageMark.all();
  }
}
