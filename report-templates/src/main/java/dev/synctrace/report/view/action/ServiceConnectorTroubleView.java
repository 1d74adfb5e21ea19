package dev.synctrace.report.view.action;

import dev.synctrace.diagnosis.trace.advice.RepeatedSiteEvent;
import dev.synctrace.report.view.QuoteView;
import dev.synctrace.report.view.TimeView;
import dev.synctrace.report.view.ViewFormatter;
import java.util.Locale;
import java.util.Objects;

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
