package dev.synctrace.diagnosis.cache;

import dev.synctrace.diagnosis.trace.advice.ActionReasons.ActionReason;
import dev.synctrace.diagnosis.trace.advice.ActionRow;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionTargetDevices;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionUser;
import dev.synctrace.diagnosis.trace.model.ActionIds;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.ClockDifference;
import dev.synctrace.diagnosis.trace.model.ClockDifference.Basis;
import dev.synctrace.diagnosis.trace.model.RotatedLogSet;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace.ClientCounts;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** The form of rows and clocks in a file. */
public final class ActionFormat {
  private static final StepKind[] STEP_KINDS = StepKind.values();
  private static final ActionOutcome[] OUTCOMES = ActionOutcome.values();
  private static final TraceComponent[] STATIONS = TraceComponent.values();
  private static final Basis[] BASES = Basis.values();

  private ActionFormat() {}

  public static void write(ActionRow row, CacheEncoder out) throws IOException {
    out.time(row.start());
    int kinds = 0;
    for (StepKind kind : row.stepKinds()) {
      kinds |= 1 << kind.ordinal();
    }
    out.count(kinds);
    out.count(row.steps());
    out.constant(row.outcome());
    out.constant(row.stoppedAt());
    ActionIds ids = row.ids();
    out.text(ids.taskGuid());
    out.optionalNumber(ids.pushId());
    out.optionalNumber(ids.taskId());
    out.optionalNumber(ids.taskType());
    out.repeatedText(ids.templateId());
    out.repeatedText(ids.userId());
    out.repeatedText(ids.tenantId());
    out.optionalNumber(row.clients().targets());
    out.optionalNumber(row.clients().reported());
    out.optionalNumber(row.clients().failed());
    out.count(row.warnings());
    out.all(row.causes(), out::repeatedText);
    out.repeatedText(row.user().name());
    out.repeatedText(row.devices().first());
    out.number(row.devices().count());
    out.text(row.reason().why());
    out.text(row.reason().nextStep());
  }

  public static ActionRow readRow(CacheDecoder in) throws IOException {
    Instant start = in.time();
    Set<StepKind> kinds = readKinds(in);
    int steps = in.count();
    ActionOutcome outcome = in.constant(OUTCOMES);
    TraceComponent stoppedAt = in.optionalConstant(STATIONS);
    ActionIds ids =
        new ActionIds(
            in.optionalText(),
            in.optionalNumber(),
            in.optionalNumber(),
            in.optionalNumber(),
            in.optionalRepeatedText(),
            in.optionalRepeatedText(),
            in.optionalRepeatedText());
    return new ActionRow(
        start,
        kinds,
        steps,
        outcome,
        stoppedAt,
        ids,
        new ClientCounts(in.optionalNumber(), in.optionalNumber(), in.optionalNumber()),
        in.count(),
        in.all(in::repeatedText),
        new ActionUser(ids.userId(), in.optionalRepeatedText()),
        new ActionTargetDevices(in.optionalRepeatedText(), in.number()),
        new ActionReason(in.optionalText(), in.optionalText()));
  }

  public static void write(ClockDifference clock, CacheEncoder out) throws IOException {
    out.constant(clock.basis());
    write(clock.of(), out);
    write(clock.from(), out);
    out.number(clock.median().toMillis());
    out.number(clock.least().toMillis());
    out.number(clock.most().toMillis());
    out.number(clock.pairs());
  }

  public static ClockDifference readClock(CacheDecoder in) throws IOException {
    return new ClockDifference(
        in.constant(BASES),
        readLog(in),
        readLog(in),
        Duration.ofMillis(in.number()),
        Duration.ofMillis(in.number()),
        Duration.ofMillis(in.number()),
        in.number());
  }

  private static Set<StepKind> readKinds(CacheDecoder in) throws IOException {
    int bits = in.count();
    Set<StepKind> kinds = EnumSet.noneOf(StepKind.class);
    for (StepKind kind : STEP_KINDS) {
      if ((bits & 1 << kind.ordinal()) != 0) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private static void write(RotatedLogSet log, CacheEncoder out) throws IOException {
    out.repeatedText(log.folder());
    out.repeatedText(log.name());
  }

  private static RotatedLogSet readLog(CacheDecoder in) throws IOException {
    return new RotatedLogSet(in.repeatedText(), in.repeatedText());
  }
}
