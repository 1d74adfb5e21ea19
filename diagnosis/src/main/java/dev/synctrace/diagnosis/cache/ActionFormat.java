package dev.synctrace.diagnosis.cache;

import dev.synctrace.diagnosis.trace.advice.ActionReasons.ActionReason;
import dev.synctrace.diagnosis.trace.advice.ActionRow;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionTargetDevices;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionUser;
import dev.synctrace.diagnosis.trace.model.ActionIds;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.ClockDifference;
import dev.synctrace.diagnosis.trace.model.ClockDifference.Basis;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace.ClientCounts;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.source.RotatedLogSet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** The form of rows and clocks in a file. */
public final class ActionFormat {
  private ActionFormat() {}

  public static void write(ActionRow row, CacheEncoder out) throws IOException {
    out.time(row.start());
    out.all(row.stepKinds(), out::constant);
    out.count(row.steps());
    out.constant(row.outcome());
    out.constant(row.stoppedAt());
    ActionIds ids = row.ids();
    out.text(ids.taskGuid());
    out.optionalNumber(ids.pushId());
    out.optionalNumber(ids.taskId());
    out.optionalNumber(ids.taskType());
    out.text(ids.templateId());
    out.text(ids.userId());
    out.text(ids.tenantId());
    out.optionalNumber(row.clients().targets());
    out.optionalNumber(row.clients().reported());
    out.optionalNumber(row.clients().failed());
    out.count(row.warnings());
    out.all(row.causes(), out::text);
    out.text(row.user().name());
    out.text(row.devices().first());
    out.number(row.devices().count());
    out.text(row.reason().why());
    out.text(row.reason().nextStep());
  }

  public static ActionRow readRow(CacheDecoder in) throws IOException {
    Instant start = in.time();
    Set<StepKind> kinds = new LinkedHashSet<>(in.all(() -> in.constant(StepKind.class)));
    int steps = in.count();
    ActionOutcome outcome = in.constant(ActionOutcome.class);
    TraceComponent stoppedAt = in.optionalConstant(TraceComponent.class);
    ActionIds ids =
        new ActionIds(
            in.optionalText(),
            in.optionalNumber(),
            in.optionalNumber(),
            in.optionalNumber(),
            in.optionalText(),
            in.optionalText(),
            in.optionalText());
    return new ActionRow(
        start,
        kinds,
        steps,
        outcome,
        stoppedAt,
        ids,
        new ClientCounts(in.optionalNumber(), in.optionalNumber(), in.optionalNumber()),
        in.count(),
        in.all(in::text),
        new ActionUser(ids.userId(), in.optionalText()),
        new ActionTargetDevices(in.optionalText(), in.number()),
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
        in.constant(Basis.class),
        readLog(in),
        readLog(in),
        Duration.ofMillis(in.number()),
        Duration.ofMillis(in.number()),
        Duration.ofMillis(in.number()),
        in.number());
  }

  private static void write(RotatedLogSet log, CacheEncoder out) throws IOException {
    out.text(log.folder());
    out.text(log.name());
  }

  private static RotatedLogSet readLog(CacheDecoder in) throws IOException {
    return new RotatedLogSet(in.text(), in.text());
  }
}
