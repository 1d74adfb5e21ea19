package dev.synctrace.diagnosis.trace;

import dev.synctrace.event.Attribute;
import dev.synctrace.index.SourceSummary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the trace of an action when all its records are gathered. */
final class TraceWriter {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final WhatIsMissing whatIsMissing;

  /**
   * @param sources all sources of the case
   */
  TraceWriter(List<SourceSummary> sources) {
    whatIsMissing = new WhatIsMissing(sources);
  }

  Trace write(OpenTrace open) {
    StepOrder order = new StepOrder(open.steps());
    List<Step> steps = order.sorted();
    Progress progress = open.progress();
    List<String> warnings = new ArrayList<>(order.contradictions());
    warn(progress, steps, warnings);
    if (open.isCutShort() && progress.outcome() != Outcome.COMPLETED) {
      warnings.add(
          "So many actions ran at the same time that later records of this one may stand as an"
              + " action of their own: trace it by its id.");
    }
    List<LogReach> reach = whatIsMissing.reach(steps, progress);
    return new Trace(
        ids(steps),
        progress.outcome(),
        progress.stoppedAt(),
        progress.clients(),
        steps,
        warnings,
        reach,
        whatIsMissing.missing(reach, steps, progress));
  }

  private static void warn(Progress progress, List<Step> steps, List<String> warnings) {
    ClientCounts clients = progress.clients();
    if (progress.isReportedInParts()) {
      warnings.add(
          "One push has several reports; whether their counts add up is not known, so the highest"
              + " is shown.");
    }
    if (clients.reported() != null && clients.reported() < progress.answerers()) {
      warnings.add(
          "The server reports "
              + clients.reported()
              + " clients, the clients' logs show "
              + progress.answerers()
              + " answers.");
    }
    Set<String> pushes = new LinkedHashSet<>();
    for (Step step : steps) {
      if (step.kind() == StepKind.STARTED) {
        step.event().attributes().get(Attribute.PUSH_ID).ifPresent(pushes::add);
      }
    }
    if (pushes.size() > 1) {
      warnings.add("The task was pushed more than once: as " + String.join(", ", pushes) + ".");
    }
  }

  private static ActionIds ids(List<Step> steps) {
    return new ActionIds(
        taskGuid(steps),
        number(steps, Attribute.PUSH_ID),
        number(steps, Attribute.TASK_ID),
        taskType(steps),
        text(steps, Attribute.TEMPLATE_ID),
        text(steps, Attribute.USER_ID),
        text(steps, Attribute.TENANT_ID));
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
