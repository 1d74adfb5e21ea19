package dev.synctrace.diagnosis.trace;

import dev.synctrace.event.Attribute;
import dev.synctrace.event.Event;
import dev.synctrace.index.SourceSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the trace of an action when all its records are gathered. */
final class TraceWriter {
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
    Progress progress = new Progress(steps);
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
    List<String> pushes =
        steps.stream()
            .filter(step -> step.kind() == StepKind.STARTED)
            .flatMap(step -> step.event().attributes().get(Attribute.PUSH_ID).stream())
            .distinct()
            .toList();
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
        text(steps, Attribute.TEMPLATE_ID).findFirst().orElse(null),
        text(steps, Attribute.USER_ID).findFirst().orElse(null),
        text(steps, Attribute.TENANT_ID).findFirst().orElse(null));
  }

  private static @Nullable String taskGuid(List<Step> steps) {
    return steps.stream()
        .map(Step::event)
        .filter(event -> TaskGuid.of(event) != null)
        .flatMap(event -> event.attributes().get(Attribute.TASK_GUID).stream())
        .findFirst()
        .orElse(null);
  }

  /** The push names it; before there is one, the connector's template number is the same. */
  private static @Nullable Long taskType(List<Step> steps) {
    Long pushed = number(steps, Attribute.TASK_TYPE);
    return pushed != null
        ? pushed
        : text(steps, Attribute.TEMPLATE_ID)
            .flatMap(TraceWriter::asNumber)
            .findFirst()
            .orElse(null);
  }

  private static Stream<Long> asNumber(String text) {
    return text.matches("\\d{1,9}") ? Stream.of(Long.valueOf(text)) : Stream.empty();
  }

  private static @Nullable Long number(List<Step> steps, Attribute attribute) {
    return steps.stream()
        .map(Step::event)
        .flatMapToLong(event -> event.attributes().number(attribute).stream())
        .boxed()
        .findFirst()
        .orElse(null);
  }

  private static Stream<String> text(List<Step> steps, Attribute attribute) {
    return steps.stream()
        .map(Step::event)
        .map(Event::attributes)
        .map(attributes -> attributes.get(attribute))
        .flatMap(Optional::stream);
  }
}
