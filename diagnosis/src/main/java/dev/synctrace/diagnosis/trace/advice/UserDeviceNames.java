package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.identity.TargetDeviceIds;
import dev.synctrace.diagnosis.trace.join.ActionProgress;
import dev.synctrace.diagnosis.trace.join.ActionProgress.ClientTask;
import dev.synctrace.diagnosis.trace.join.CaseClients;
import dev.synctrace.diagnosis.trace.join.KnownClients;
import dev.synctrace.diagnosis.trace.join.KnownClients.ClientDevice;
import dev.synctrace.diagnosis.trace.model.ReturnCode;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.trace.model.Trace.ClientCounts;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names the users and devices of actions by the exports of the case. Looks them up when asked, so
 * that a table of all actions costs nothing. Serves one thread.
 */
public final class UserDeviceNames {
  private static final int AT_ONCE = 200;

  /** Names are remembered for so many devices. */
  private static final int MOST_DEVICES = 20_000;

  /** Names are remembered for so many users; their number is that of the administrators. */
  private static final int MOST_USERS = 10_000;

  private final CaseEvents events;
  private final KnownClients clients;
  private final Map<String, Optional<String>> users = new HashMap<>();
  private final Map<Long, Optional<String>> firstDevices = new HashMap<>();

  /**
   * @param events of the case
   */
  public UserDeviceNames(CaseEvents events) {
    this.events = events;
    this.clients = new CaseClients(events);
  }

  /** Who pressed it. */
  public ActionUser userOf(Trace trace) {
    String id = trace.ids().userId();
    return new ActionUser(id, id == null ? null : name(id));
  }

  /**
   * The name of a user, as {@link #userOf} gives it; empty when the case does not name the user.
   */
  Optional<String> userName(String userId) {
    return Optional.ofNullable(name(userId));
  }

  /** The name of the device that wrote a client's log: by the exports, else by its folder. */
  String clientName(RotatedLogSet log) {
    return clients.describe(log);
  }

  /**
   * Reads the names of the first devices of some actions at once, so that {@link #deviceSummary}
   * need not read one by one.
   */
  void readFirstDevices(Collection<Trace> traces) {
    if (firstDevices.size() > MOST_DEVICES) {
      firstDevices.clear();
    }
    List<Long> unread =
        traces.stream()
            .flatMap(trace -> targets(trace).resourceIds().stream().limit(1))
            .distinct()
            .filter(id -> !firstDevices.containsKey(id))
            .toList();
    if (!unread.isEmpty()) {
      Map<Long, Event> rows = rows(unread);
      unread.forEach(id ->
          firstDevices.put(id, Optional.ofNullable(attribute(rows.get(id), Attribute.HOST_NAME))));
    }
  }

  /** The devices of an action for a table: the first one, and how many there are. */
  public ActionTargetDevices deviceSummary(Trace trace) {
    TargetDeviceIds targets = targets(trace);
    Set<RotatedLogSet> receivers = new LinkedHashSet<>();
    for (Step step : trace.steps()) {
      if (step.kind().component() == TraceComponent.AGENT) {
        receivers.add(step.log());
      }
    }
    Long counted = trace.clients().targets();
    long count =
        Math.max(
            Math.max(targets.resourceIds().size(), receivers.size()),
            counted == null ? 0 : counted);
    if (targets.resourceIds().isEmpty()) {
      return new ActionTargetDevices(
          receivers.stream().findFirst().flatMap(clients::nameOf).orElse(null), count);
    }
    readFirstDevices(List.of(trace));
    Long first = targets.resourceIds().getFirst();
    return new ActionTargetDevices(
        firstDevices.getOrDefault(first, Optional.empty()).orElse("resource ID " + first), count);
  }

  private static TargetDeviceIds targets(Trace trace) {
    TargetDeviceIds targets = TargetDeviceIds.of("");
    for (Step step : trace.steps()) {
      if (step.kind() == StepKind.FORWARDED) {
        TargetDeviceIds written =
            TargetDeviceIds.of(
                step.event().attributes().get(Attribute.TARGET_DEVICE_IDS).orElse(""));
        targets = written.count() > targets.count() ? written : targets;
      }
    }
    return targets;
  }

  /** Its targets in the order they are written, then other clients whose log shows the task. */
  public List<ActionDevice> devicesOf(Trace trace) {
    ActionProgress progress = new ActionProgress(trace.steps());
    Map<Long, ClientTask> byResource = new HashMap<>();
    List<ClientTask> untied = new ArrayList<>();
    for (ClientTask task : progress.tasks()) {
      Optional<ClientDevice> device = clients.of(task.client());
      if (device.isPresent()) {
        byResource.put(device.get().resourceId(), task);
      } else {
        untied.add(task);
      }
    }
    Set<Long> targets = new HashSet<>(progress.chosen().resourceIds());
    Map<Long, Event> rows = rows(progress.chosen().resourceIds());
    List<ActionDevice> devices = new ArrayList<>();
    for (Long id : progress.chosen().resourceIds()) {
      Event row = rows.get(id);
      devices.add(
          device(
              attribute(row, Attribute.HOST_NAME),
              id,
              attribute(row, Attribute.SMS_ID),
              byResource.get(id),
              progress));
    }
    byResource.forEach((id, task) -> {
      if (!targets.contains(id)) {
        ClientDevice known = clients.of(task.client()).orElseThrow();
        devices.add(device(known.name(), id, known.smsId(), task, progress));
      }
    });
    untied.forEach(task ->
        devices.add(
            device(clients.nameOf(task.client()).orElse(null), null, null, task, progress)));
    return devices;
  }

  private static ActionDevice device(
      @Nullable String name,
      @Nullable Long resourceId,
      @Nullable String smsId,
      @Nullable ClientTask task,
      ActionProgress progress) {
    ActionDevice.State state = task == null ? byReport(progress) : state(task);
    Long code = task == null ? null : task.code().map(ReturnCode::value).orElse(null);
    return new ActionDevice(name, resourceId, smsId, state, code, says(task, state, progress));
  }

  private static ActionDevice.State state(ClientTask task) {
    if (task.isFailed()) {
      return ActionDevice.State.FAILED;
    }
    return task.answer().isPresent() ? ActionDevice.State.ANSWERED : ActionDevice.State.RECEIVED;
  }

  /** The report names no client: it applies to one client only if it applies to all. */
  private static ActionDevice.State byReport(ActionProgress progress) {
    ClientCounts counts = progress.clients();
    Long targets = counts.targets();
    if (targets == null || targets == 0) {
      return ActionDevice.State.TARGETED;
    }
    boolean noneFailed = counts.failed() == null || counts.failed() == 0;
    if (noneFailed && counts.reported() != null && counts.reported() >= targets) {
      return ActionDevice.State.ANSWERED;
    }
    return counts.failed() != null && counts.failed() >= targets
        ? ActionDevice.State.FAILED
        : ActionDevice.State.TARGETED;
  }

  private static String says(
      @Nullable ClientTask task, ActionDevice.State state, ActionProgress progress) {
    if (task == null) {
      return switch (state) {
        case ANSWERED -> "The server's report accounts for all targets.";
        case FAILED -> "The server's report counts all targets as failed.";
        default ->
            progress.isReported()
                ? "The server's report does not name this client, and the case does not contain its log."
                : "No record in the case shows whether the client received the task.";
      };
    }
    return task.answer().isEmpty()
        ? "The client's log shows that the task was received, but no answer."
        : "The client's log shows that the task was received and answered"
            + task.code().map(code -> " with return code " + code.explained()).orElse("")
            + ".";
  }

  /** The row of each resource ID; none for one that two devices have, as in two hierarchies. */
  private Map<Long, Event> rows(List<Long> ids) {
    Map<Long, Event> rows = new HashMap<>();
    Set<Long> ambiguous = new HashSet<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some =
          ids.subList(from, Math.min(from + AT_ONCE, ids.size())).stream()
              .map(String::valueOf)
              .toList();
      for (Event row :
          events.find(EventQuery.of(Kind.FACT_SYSTEM).naming(Attribute.RESOURCE_ID, some))) {
        OptionalLong id = row.attributes().number(Attribute.RESOURCE_ID);
        id.ifPresent(value -> {
          Event before = rows.put(value, row);
          if (before != null && !isSameName(before, row)) {
            ambiguous.add(value);
          }
        });
      }
    }
    rows.keySet().removeAll(ambiguous);
    return rows;
  }

  private static boolean isSameName(Event one, Event other) {
    String name = attribute(one, Attribute.HOST_NAME);
    return name != null && name.equalsIgnoreCase(attribute(other, Attribute.HOST_NAME));
  }

  private static @Nullable String attribute(@Nullable Event row, Attribute attribute) {
    return row == null ? null : row.attributes().get(attribute).orElse(null);
  }

  private @Nullable String name(String userId) {
    String key = userId.toLowerCase(Locale.ROOT);
    Optional<String> known = users.get(key);
    if (known == null) {
      known = readName(userId);
      if (users.size() < MOST_USERS) {
        users.put(key, known);
      }
    }
    return known.orElse(null);
  }

  private Optional<String> readName(String userId) {
    for (Kind kind : List.of(Kind.FACT_USER, Kind.FACT_ENTRA_USER)) {
      for (Event row : events.find(EventQuery.of(kind).naming(Attribute.USER_ID, userId))) {
        Optional<String> name =
            Stream.of(Attribute.USER_NAME, Attribute.NAME, Attribute.ACCOUNT_NAME)
                .map(attribute -> row.attributes().get(attribute).orElse(null))
                .filter(Objects::nonNull)
                .findFirst();
        if (name.isPresent()) {
          return name;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * One device of an action.
   *
   * @param name null when the case does not name it
   * @param resourceId null when the action or the exports name none
   * @param smsId null when the exports name none
   * @param returnCode of its last answer; null without one
   * @param says what the case shows of it, one sentence
   */
  public record ActionDevice(
      @Nullable String name,
      @Nullable Long resourceId,
      @Nullable String smsId,
      State state,
      @Nullable Long returnCode,
      String says) {

    /** How far the action is known to have come on one device. */
    public enum State {
      /** It is a target; no record shows more. */
      TARGETED,
      /** Its log shows the receipt and no answer. */
      RECEIVED,
      /** It answered, or the server's report accounts for it. */
      ANSWERED,
      /** It answered with an error, or the server's report counts it as failed. */
      FAILED
    }
  }

  /**
   * User who started an action.
   *
   * @param id Entra object ID; null when no record names it for certain
   * @param name null when the case has no export that names the user
   */
  public record ActionUser(@Nullable String id, @Nullable String name) {}

  /**
   * The devices of an action in few words.
   *
   * @param first name of the first one, else its resource ID; null when the case names none
   * @param count how many there are; 0 when the case does not contain them
   */
  public record ActionTargetDevices(@Nullable String first, long count) {}
}
