package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.join.ActionProgress.ClientTask;
import dev.synctrace.diagnosis.trace.join.KnownClients.ClientDevice;
import dev.synctrace.diagnosis.trace.model.ReturnCode;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace.ClientCounts;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.UtcText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names what a reader of a trace should not trust: one sentence each. */
final class TraceWarnings {
  /** However many clients or joins are in doubt, so many are named. */
  private static final int NAMED = 5;

  private final MissingLogs logs;
  private final KnownClients known;
  private final ActionProgress progress;
  private final List<Step> steps;
  private final List<String> warnings = new ArrayList<>();

  TraceWarnings(MissingLogs logs, KnownClients known, ActionProgress progress, List<Step> steps) {
    this.logs = logs;
    this.known = known;
    this.progress = progress;
    this.steps = steps;
  }

  /**
   * All of them.
   *
   * @param contradictions of the times
   * @param possible the authorizations that may be the action's, where that is not certain
   */
  List<String> of(List<String> contradictions, Collection<Step> possible) {
    warnings.addAll(contradictions);
    administrators(possible);
    joins();
    reports();
    pushes();
    codes();
    contradictingClients();
    return warnings;
  }

  private void administrators(Collection<Step> possible) {
    Set<String> users = new LinkedHashSet<>();
    for (Step step : possible) {
      users.add(step.event().attributes().get(Attribute.USER_ID).orElse("an unnamed user"));
    }
    if (users.size() > 1) {
      warnings.add(
          "The log does not show who started this action: it may be "
              + String.join(" or ", users)
              + ". Their actions are interleaved on one thread, and their records have no common ID.");
    }
  }

  /** One sentence for each reason that leaves a record in doubt. */
  private void joins() {
    Set<String> reasons = new LinkedHashSet<>();
    for (Step step : steps) {
      if (!step.join().certain() && reasons.size() < NAMED && reasons.add(step.join().reason())) {
        warnings.add(
            "It is not certain that '"
                + step.kind().phrase()
                + "' ("
                + step.event().source()
                + ":"
                + step.event().line()
                + ") belongs to this action: "
                + step.join().reason()
                + ".");
      }
    }
  }

  private void reports() {
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
              + (clients.reported() == 1 ? " client" : " clients")
              + ", the clients' logs show "
              + progress.answerers()
              + (progress.answerers() == 1 ? " answer." : " answers."));
    }
  }

  /** Of several pushes the last decides, and the ones before are told. */
  private void pushes() {
    List<PushCount> all =
        progress.pushes().stream().filter(push -> push.numbers().push().isPresent()).toList();
    Set<RotatedLogSet> servers = new LinkedHashSet<>();
    Set<String> numbers = new LinkedHashSet<>();
    for (PushCount push : all) {
      servers.add(push.server());
      numbers.add(String.valueOf(push.numbers().push().getAsLong()));
    }
    if (all.size() < 2) {
      return;
    }
    if (numbers.size() > 1) {
      warnings.add("The task was pushed more than once: as " + String.join(", ", numbers) + ".");
    }
    for (RotatedLogSet server : servers) {
      List<PushCount> own = all.stream().filter(push -> push.server().equals(server)).toList();
      for (int i = 0; i + 1 < own.size(); i++) {
        warnings.add(earlier(own.get(i), own.getLast()));
      }
    }
  }

  private static String earlier(PushCount push, PushCount last) {
    String counts =
        push.reports == 0
            ? "no report is known"
            : number(push.reported)
                + (Objects.equals(push.reported, 1L) ? " client" : " clients")
                + " reported, "
                + number(push.failed)
                + " failed";
    Instant again = last.firstTime();
    return "Push "
        + push.numbers().push().getAsLong()
        + " of "
        + push.server().label()
        + " was not the last: "
        + counts
        + ". Push "
        + last.numbers().push().getAsLong()
        + (again == null ? "" : " at " + seconds(again))
        + " is decisive.";
  }

  private void codes() {
    int named = 0;
    for (ClientTask task : progress.tasks()) {
      Optional<ReturnCode> code = task.code();
      if (code.isPresent() && !code.get().isDone() && named++ < NAMED) {
        warnings.add(
            known.describe(task.client())
                + " answered with return code "
                + code.get().explained()
                + ".");
      }
    }
    if (named > NAMED) {
      warnings.add(
          (named - NAMED)
              + (named - NAMED == 1 ? " more client" : " more clients")
              + " answered with a return code other than 1.");
    }
  }

  /** Clients whose own logs say otherwise than the server, or than the action's targets. */
  private void contradictingClients() {
    int named = 0;
    for (ClientTask task : progress.tasks()) {
      Step receipt = task.receipt();
      if (task.answer().isEmpty()
          && logs.covers(TraceComponent.AGENT, task.client(), receipt.time())
          && named++ < NAMED) {
        warnings.add(
            "Contradiction: the log of "
                + known.describe(task.client())
                + " shows that the task was received ("
                + receipt.event().source()
                + ":"
                + receipt.event().line()
                + ") but no answer, although it covers that time"
                + serverSays()
                + ".");
      }
      if (task.isAnsweredOtherwise() && reportsAll() && named++ < NAMED) {
        warnings.add(
            "Contradiction: the server's report counts no failed client, but "
                + known.describe(task.client())
                + " answered with a return code other than 1.");
      }
    }
    Instant pushed = pushTime();
    if (pushed == null) {
      return;
    }
    for (Long id : progress.chosen().resourceIds()) {
      Optional<ClientDevice> device = known.withResourceId(id);
      if (device.isPresent() && isSilent(device.get().log(), pushed) && named++ < NAMED) {
        warnings.add(
            "Contradiction: "
                + device.get().name()
                + " (resource ID "
                + id
                + ") is a target, but its log covers that time and does not show the task"
                + serverSays()
                + ".");
      }
    }
    Set<RotatedLogSet> logsOfClients = logs.logs(TraceComponent.AGENT);
    if (named == 0 && logsOfClients.size() == 1 && progress.receivers() == 0 && reportsAll()) {
      RotatedLogSet only = logsOfClients.iterator().next();
      boolean untied = progress.chosen().resourceIds().isEmpty() || known.of(only).isEmpty();
      if (untied && isSilent(only, pushed)) {
        warnings.add(
            "Contradiction, if "
                + known.describe(only)
                + " is a target: its log covers that time and does not show the task"
                + serverSays()
                + ". No record shows whether this client was targeted.");
      }
    }
  }

  private boolean isSilent(RotatedLogSet client, Instant pushed) {
    return !progress.isReceiver(client) && logs.covers(TraceComponent.AGENT, client, pushed);
  }

  private String serverSays() {
    return reportsAll() ? "; the server reports that all clients answered" : "";
  }

  private boolean reportsAll() {
    ClientCounts clients = progress.clients();
    return clients.reported() != null
        && clients.reported() > 0
        && (clients.failed() == null || clients.failed() == 0)
        && (clients.targets() == null || clients.reported() >= clients.targets());
  }

  private @Nullable Instant pushTime() {
    for (StepKind kind : List.of(StepKind.STARTED, StepKind.SENT, StepKind.FORWARDED)) {
      Optional<Instant> time =
          steps.stream()
              .filter(step -> step.kind() == kind)
              .map(Step::time)
              .filter(Objects::nonNull)
              .map(Instant.class::cast)
              .reduce((_, later) -> later);
      if (time.isPresent()) {
        return time.get();
      }
    }
    return null;
  }

  private static String number(@Nullable Long value) {
    return value == null ? "an unknown number of" : value.toString();
  }

  private static String seconds(Instant time) {
    return UtcText.of(time);
  }
}
