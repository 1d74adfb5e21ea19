package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SyncCycle;
import dev.synctrace.diagnosis.coverage.MachineFolder;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what shows that trouble in a log is over: a later success on the same machine. */
public final class Recovery {
  private static final Pattern REFUSAL = Pattern.compile("\\bAADSTS\\d+");

  private Recovery() {}

  /**
   * The newest success after the trouble; empty where there is none.
   *
   * @param successes kinds that are written only where it works; the end of a cycle counts where
   *     the cycle logged no error
   */
  public static Optional<Event> after(SiteContext site, Event trouble, List<Kind> successes) {
    Instant time = trouble.time();
    if (time == null) {
      return Optional.empty();
    }
    for (Kind kind : successes) {
      Optional<Event> success =
          kind == Kind.GROUPSYNC_CYCLE_END
              ? cleanCycle(site, trouble, time)
              : newest(site.events(kind), trouble, time);
      if (success.isPresent()) {
        return success;
      }
    }
    return Optional.empty();
  }

  /**
   * A later refusal by Entra for another reason, in the same log: the earlier one is over, since
   * Entra names one reason at a time. Empty where there is none.
   */
  static Optional<Event> otherRefusal(SiteContext site, Event trouble) {
    Optional<String> code = code(trouble);
    Instant time = trouble.time();
    if (code.isEmpty() || time == null) {
      return Optional.empty();
    }
    return site.events(Kind.OTHER).reversed().stream()
        .takeWhile(event -> event.time() == null || event.time().isAfter(time))
        .filter(event -> event.time() != null && event.source().equals(trouble.source()))
        .filter(event -> code(event).filter(other -> !other.equals(code.get())).isPresent())
        .findFirst();
  }

  private static Optional<String> code(Event event) {
    Matcher code = REFUSAL.matcher(event.messageHead());
    return code.find() ? Optional.of(code.group()) : Optional.empty();
  }

  private static Optional<Event> newest(List<Event> successes, Event trouble, Instant time) {
    for (Event success : successes.reversed()) {
      if (success.time() != null) {
        if (!success.time().isAfter(time)) {
          return Optional.empty();
        }
        if (isOfSameMachine(success, trouble)) {
          return Optional.of(success);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Event> cleanCycle(SiteContext site, Event trouble, Instant time) {
    for (SyncCycle cycle : site.cycles().reversed()) {
      if (!cycle.from().isAfter(time)) {
        return Optional.empty();
      }
      Optional<Event> end = cycle.start().isPresent() ? cycle.end() : Optional.empty();
      if (end.isPresent() && isOfSameMachine(end.get(), trouble) && isClean(site, cycle)) {
        return end;
      }
    }
    return Optional.empty();
  }

  private static boolean isClean(SiteContext site, SyncCycle cycle) {
    return site.events(Kind.OTHER).stream()
        .filter(event -> event.severity() == Severity.ERROR)
        .filter(event -> event.source().equals(cycle.source()))
        .noneMatch(event -> isWithin(event.time(), cycle));
  }

  private static boolean isWithin(@Nullable Instant time, SyncCycle cycle) {
    return time != null && !time.isBefore(cycle.from()) && !time.isAfter(cycle.to());
  }

  private static boolean isOfSameMachine(Event one, Event other) {
    return MachineFolder.of(one.source()).equals(MachineFolder.of(other.source()));
  }
}
