package dev.synctrace.output.table;

import dev.synctrace.diagnosis.trace.advice.RepeatedSiteEvent;
import dev.synctrace.diagnosis.trace.model.ClockDifference;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.output.text.Times;
import dev.synctrace.parsers.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What concerns tenant attach as a whole, for people: causes, trouble, clocks. */
public final class SiteWideText {
  /** JSON has all; a screen full of them does not help. */
  private static final int SHOWN = 20;

  /** The network and the client's own pace explain less than this. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

  private static final int DATE = "2026-10-14 ".length();
  private static final int SECONDS = "2026-10-14 13:20:04".length();

  private final TextPage page;

  public SiteWideText(TextPage page) {
    this.page = page;
  }

  public void causes(List<FoundCause> causes) {
    if (causes.isEmpty()) {
      return;
    }
    page.section("Site");
    for (FoundCause cause : causes) {
      page.paragraph(
          "  " + cause.id() + "  ",
          "%s (%s)"
              .formatted(TerminalText.line(cause.title()), StatusText.of(page, cause.grade())));
      cause.evidence().stream()
          .limit(2)
          .forEach(piece ->
              page.paragraph("       ", TerminalText.line(piece.says()), place(piece.event())));
    }
  }

  public void activities(List<RepeatedSiteEvent> activities) {
    List<RepeatedSiteEvent> trouble =
        activities.stream().filter(RepeatedSiteEvent::isTrouble).toList();
    if (trouble.isEmpty()) {
      return;
    }
    page.section("Errors at the service connection point");
    for (RepeatedSiteEvent activity : trouble.subList(0, Math.min(SHOWN, trouble.size()))) {
      String name =
          Objects.requireNonNullElse(
              activity.endpoint(), Objects.requireNonNullElse(activity.operation(), ""));
      String status = activity.httpStatus() == null ? "" : activity.httpStatus() + " ";
      page.paragraph(
          "  %-21s ".formatted(activity.type().name().toLowerCase(Locale.ROOT).replace('_', ' ')),
          "%-26s %s"
              .formatted(TerminalText.line(status + name), times(activity) + worksSince(activity)),
          place(activity.first()));
    }
    rest(trouble.size());
  }

  /** To the second; the date once where both are of one day. */
  private static String times(RepeatedSiteEvent activity) {
    String first = seconds(activity.firstTime());
    String last = seconds(activity.lastTime());
    if (activity.count() == 1) {
      return "once, " + first;
    }
    boolean sameDay = last.length() > DATE && first.startsWith(last.substring(0, DATE));
    return "%,d times, %s to %s"
        .formatted(activity.count(), first, sameDay ? last.substring(DATE) : last);
  }

  private static String worksSince(RepeatedSiteEvent activity) {
    return activity.worksSince() == null
        ? ""
        : ", succeeds again since " + seconds(activity.worksSinceTime());
  }

  private static String seconds(@Nullable Instant time) {
    String table = Times.table(time);
    return table.substring(0, Math.min(SECONDS, table.length()));
  }

  /** Clocks that are off one by one, those that agree in one sentence. */
  public void clocks(List<ClockDifference> clocks) {
    List<ClockDifference> off = clocks.stream().filter(SiteWideText::isOff).toList();
    List<ClockDifference> agree =
        clocks.stream().filter(clock -> isBetweenMachines(clock) && !isOff(clock)).toList();
    if (off.isEmpty() && agree.isEmpty()) {
      return;
    }
    page.section("Clocks");
    for (ClockDifference clock : off.subList(0, Math.min(SHOWN, off.size()))) {
      page.paragraph(
          "  ",
          "%s against %s: %+.1f s (%+.1f to %+.1f, %d measured)%s"
              .formatted(
                  TerminalText.line(clock.of().label()),
                  isBetweenMachines(clock)
                      ? TerminalText.line(clock.from().label())
                      : "the UTC time in its records",
                  seconds(clock.median()),
                  seconds(clock.least()),
                  seconds(clock.most()),
                  clock.pairs(),
                  clock.showsWrongZone() ? "  the time zone of this log is wrong" : ""));
    }
    rest(off.size());
    agree.stream()
        .map(clock -> clock.median().abs())
        .max(Duration::compareTo)
        .ifPresent(most ->
            page.paragraph(
                "  ",
                "%,d client%s within %d ms of the management point, measured by pushes and their receipts"
                    .formatted(
                        agree.size(), agree.size() == 1 ? " is" : "s are", most.toMillis())));
  }

  private void rest(int all) {
    if (all > SHOWN) {
      page.paragraph("  ", "and %,d more (--format json for all)".formatted(all - SHOWN));
    }
  }

  private static String place(Event event) {
    return TerminalText.line(event.source()) + ":" + event.line();
  }

  private static boolean isBetweenMachines(ClockDifference clock) {
    return clock.basis() == ClockDifference.Basis.PUSH_AND_RECEIPT;
  }

  /** One machine's own stamps tell only where its time zone must be wrong. */
  private static boolean isOff(ClockDifference clock) {
    return clock.showsWrongZone()
        || (isBetweenMachines(clock) && clock.median().abs().compareTo(WORTH_TELLING) >= 0);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
