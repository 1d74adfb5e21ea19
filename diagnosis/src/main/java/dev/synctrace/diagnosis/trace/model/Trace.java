package dev.synctrace.diagnosis.trace.model;

import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.parsers.model.Attribute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One action, followed from the cloud to the client as far as records reach.
 *
 * @param possibleUsers Entra object IDs of those of whom one pressed it, where the log does not
 *     show which; else empty
 * @param stoppedAt the component that refused it, failed, or shows no trace of it though its log
 *     covers the time; null when it completed or when the logs do not show it
 * @param steps in the order they must have happened, whatever the machines' clocks say
 * @param warnings what a reader should distrust, one sentence each
 * @param reach for each component with no step, or with fewer than there are clients: whether its
 *     log could have shown one
 * @param missing what to collect next
 */
public record Trace(
    ActionIds ids,
    List<String> possibleUsers,
    ActionOutcome outcome,
    @Nullable TraceComponent stoppedAt,
    ClientCounts clients,
    List<Step> steps,
    List<String> warnings,
    List<LogCoverage> reach,
    List<MissingEvidence> missing) {

  public Trace {
    possibleUsers = List.copyOf(possibleUsers);
    steps = List.copyOf(steps);
    warnings = List.copyOf(warnings);
    reach = List.copyOf(reach);
    missing = List.copyOf(missing);
  }

  /** The time of the first step that has one; empty when none has. */
  public Optional<Instant> start() {
    return steps.stream().map(Step::time).filter(time -> time != null).findFirst();
  }

  /** The admin center's own label of the action; empty where no source tells it. */
  public Optional<String> action() {
    return ActionLabels.of(ids);
  }

  /** Whether there is a step of that kind. */
  public boolean has(StepKind kind) {
    for (Step step : steps) {
      if (step.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  /** The steps of one kind, in order. */
  public List<Step> steps(StepKind kind) {
    return steps.stream().filter(step -> step.kind() == kind).toList();
  }

  /** How the log of that component reaches; empty when the trace asks nothing more of it. */
  public Optional<LogCoverage> reach(TraceComponent component) {
    return reach.stream().filter(log -> log.component() == component).findFirst();
  }

  /** The times between steps that follow each other; steps without a time are passed over. */
  public List<StepInterval> durations() {
    List<StepInterval> gaps = new ArrayList<>();
    Step before = null;
    for (Step step : steps) {
      if (step.time() == null) {
        continue;
      }
      if (before != null && before.time() != null) {
        Duration took = Duration.between(before.time(), step.time());
        gaps.add(new StepInterval(before, step, took, before.log().equals(step.log())));
      }
      before = step;
    }
    return gaps;
  }

  /**
   * Whether a step names this id as its task, push or user, or it is one of the possible users;
   * GUIDs are compared without case.
   */
  public boolean names(String id) {
    return possibleUsers.stream().anyMatch(id::equalsIgnoreCase)
        || steps.stream()
            .map(step -> step.event().attributes())
            .anyMatch(attributes ->
                List.of(Attribute.TASK_GUID, Attribute.PUSH_ID, Attribute.USER_ID).stream()
                    .flatMap(attribute -> attributes.get(attribute).stream())
                    .anyMatch(id::equalsIgnoreCase));
  }

  /**
   * Numbers of clients, each added up over the management points that pushed; null where no record
   * tells.
   *
   * @param targets clients the push goes to
   * @param reported clients that answered, as the server counts
   * @param failed clients it failed for, as the server counts
   */
  public record ClientCounts(
      @Nullable Long targets, @Nullable Long reported, @Nullable Long failed) {}

  /**
   * The time between two steps that follow each other.
   *
   * @param took negative where clocks contradict the order
   * @param oneClock whether both times are by one machine's clock; else the clocks' difference is
   *     in it
   */
  public record StepInterval(Step from, Step to, Duration took, boolean oneClock) {}
}
