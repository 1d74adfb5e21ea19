package dev.synctrace.report.view.action;

import dev.synctrace.diagnosis.trace.advice.RepeatedSiteEvent;
import dev.synctrace.diagnosis.trace.model.ClockDifference;
import dev.synctrace.output.text.StageMark;
import dev.synctrace.report.view.EnglishFormat;
import dev.synctrace.report.view.ListPreview;
import dev.synctrace.report.view.QuoteView;
import dev.synctrace.report.view.TimeView;
import dev.synctrace.report.view.ViewFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

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

  /** Whether there is anything to tell. */
  public boolean tells() {
    return traces.total() > 0 || !trouble.isEmpty() || !clocks.isEmpty();
  }

  /** What the marks of the actions' stages mean. */
  public List<StageMark> marks() {
    return StageMark.all();
  }

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

  /** Trouble at the service connection point that concerns the whole site. */
  public record ServiceConnectorTroubleView(
      String type,
      String status,
      String where,
      long count,
      TimeView first,
      TimeView last,
      TimeView worksSince,
      QuoteView quote) {

    public static ServiceConnectorTroubleView of(
        RepeatedSiteEvent activity, ViewFormatter formatter) {
      String type = activity.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return new ServiceConnectorTroubleView(
          Character.toUpperCase(type.charAt(0)) + type.substring(1),
          activity.httpStatus() == null ? "–" : activity.httpStatus().toString(),
          Objects.requireNonNullElse(
              formatter.textOrNull(
                  activity.endpoint() == null ? activity.operation() : activity.endpoint()),
              "–"),
          activity.count(),
          formatter.time(activity.firstTime()),
          formatter.time(activity.lastTime()),
          formatter.time(activity.worksSinceTime()),
          formatter.quote(activity.first()));
    }
  }
}
