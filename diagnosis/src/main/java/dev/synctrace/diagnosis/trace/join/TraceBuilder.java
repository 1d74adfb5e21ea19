package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.ActionIds;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.LogCoverage;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.model.Attribute;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the trace of an action when all its records are gathered. */
public final class TraceBuilder {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final KnownClients clients;
  private final MissingLogs missingLogs;

  /**
   * @param sources all sources of the case
   */
  TraceBuilder(List<SourceSummary> sources) {
    this(sources, KnownClients.NONE);
  }

  /**
   * @param clients the devices behind the clients' logs
   */
  public TraceBuilder(List<SourceSummary> sources, KnownClients clients) {
    this.clients = clients;
    missingLogs = new MissingLogs(sources);
  }

  public Trace write(PendingTrace open) {
    CausalOrder order = new CausalOrder(open.steps());
    List<Step> steps = order.sorted();
    ActionProgress progress = open.progress();
    List<String> warnings =
        new TraceWarnings(missingLogs, clients, progress, steps)
            .of(order.contradictions(), open.possibleAuthorizations());
    if (open.isCutShort() && progress.outcome() != ActionOutcome.COMPLETED) {
      warnings.add(
          "Many actions ran at the same time, so later records of this action may be shown as an"
              + " action of their own. Trace the action by its ID.");
    }
    List<LogCoverage> reach =
        missingLogs.reach(steps, progress).stream().map(log -> ofTargets(log, progress)).toList();
    return new Trace(
        ids(steps, open.possibleAuthorizations()),
        possibleUsers(open.possibleAuthorizations()),
        progress.outcome(),
        new StopPoint(missingLogs, progress, steps, reach).find(),
        progress.clients(),
        steps,
        warnings,
        reach,
        missingLogs.missing(reach, steps, progress));
  }

  /** Where the targets are known, the log of no other device shows anything of it. */
  private LogCoverage ofTargets(LogCoverage log, ActionProgress progress) {
    Set<Long> targets = Set.copyOf(progress.chosen().resourceIds());
    if (log.component() != TraceComponent.AGENT || targets.isEmpty() || log.sources().isEmpty()) {
      return log;
    }
    List<String> own =
        log.sources().stream().filter(source -> isOf(targets, RotatedLogSet.of(source))).toList();
    return own.isEmpty()
        ? new LogCoverage(log.component(), LogCoverage.Reach.ABSENT, List.of())
        : new LogCoverage(log.component(), log.reach(), own);
  }

  private boolean isOf(Set<Long> targets, RotatedLogSet log) {
    return clients.of(log).map(device -> targets.contains(device.resourceId())).orElse(false);
  }

  /**
   * An id that only one of several possible authorizations names is not the action's for certain.
   */
  private static ActionIds ids(List<Step> steps, Collection<Step> possible) {
    return new ActionIds(
        taskGuid(steps),
        number(steps, Attribute.PUSH_ID),
        number(steps, Attribute.TASK_ID),
        taskType(steps),
        agreed(steps, possible, Attribute.TEMPLATE_ID),
        agreed(steps, possible, Attribute.USER_ID),
        agreed(steps, possible, Attribute.TENANT_ID));
  }

  private static List<String> possibleUsers(Collection<Step> possible) {
    return possible.stream()
        .flatMap(step -> step.event().attributes().get(Attribute.USER_ID).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static @Nullable String agreed(
      List<Step> steps, Collection<Step> possible, Attribute attribute) {
    Set<String> values = new HashSet<>();
    for (Step step : possible) {
      values.add(step.event().attributes().get(attribute).orElse("").toLowerCase(Locale.ROOT));
    }
    if (values.size() <= 1) {
      return text(steps, attribute);
    }
    return attribute == Attribute.TEMPLATE_ID
        ? text(steps.stream().filter(step -> step.kind() == StepKind.FORWARDED).toList(), attribute)
        : null;
  }

  private static @Nullable String taskGuid(List<Step> steps) {
    for (Step step : steps) {
      if (step.guid() != null) {
        return step.event().attributes().get(Attribute.TASK_GUID).orElse(null);
      }
    }
    return null;
  }

  /** The push names it; before there is one, the template number that is forwarded is the same. */
  private static @Nullable Long taskType(List<Step> steps) {
    Long pushed = number(steps, Attribute.TASK_TYPE);
    if (pushed != null) {
      return pushed;
    }
    for (Step step : steps) {
      String template = step.event().attributes().get(Attribute.TEMPLATE_ID).orElse("");
      if (step.kind() == StepKind.FORWARDED && NUMBER.matcher(template).matches()) {
        return Long.valueOf(template);
      }
    }
    return null;
  }

  private static @Nullable Long number(List<Step> steps, Attribute attribute) {
    String first = text(steps, attribute);
    return first == null ? null : Long.valueOf(first);
  }

  /** The first value that a step has. */
  private static @Nullable String text(List<Step> steps, Attribute attribute) {
    for (Step step : steps) {
      Optional<String> value = step.event().attributes().get(attribute);
      if (value.isPresent()) {
        return value.get();
      }
    }
    return null;
  }
}
