package dev.synctrace.report.view.action;

import dev.synctrace.diagnosis.trace.model.ClockDifference;
import dev.synctrace.report.view.EnglishFormat;
import dev.synctrace.report.view.ViewFormatter;

/** How two clocks differ, as far as records show. */
public record ClockView(
    String of, String from, String median, String range, long pairs, boolean wrongZone) {

  public static ClockView of(ClockDifference clock, ViewFormatter formatter) {
    return new ClockView(
        formatter.text(clock.of().label()),
        formatter.text(clock.from().label()),
        EnglishFormat.of("%+,d ms", clock.median().toMillis()),
        EnglishFormat.of("%+,d to %+,d ms", clock.least().toMillis(), clock.most().toMillis()),
        clock.pairs(),
        clock.showsWrongZone());
  }

  /** Two machines always; one machine's own stamps only where its time zone must be wrong. */
  public static boolean tells(ClockDifference clock) {
    return clock.basis() == ClockDifference.Basis.PUSH_AND_RECEIPT || clock.showsWrongZone();
  }
}
