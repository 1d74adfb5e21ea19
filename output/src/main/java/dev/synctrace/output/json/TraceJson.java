package dev.synctrace.output.json;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.choice;
import static dev.synctrace.output.schema.Property.choiceOrNull;
import static dev.synctrace.output.schema.Property.flag;
import static dev.synctrace.output.schema.Property.list;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.numberOrNull;
import static dev.synctrace.output.schema.Property.onlyIf;
import static dev.synctrace.output.schema.Property.text;
import static dev.synctrace.output.schema.Property.textOrNull;
import static dev.synctrace.output.schema.Property.texts;
import static dev.synctrace.output.schema.Property.timeOrNull;
import static dev.synctrace.output.schema.Property.value;
import static dev.synctrace.output.schema.Property.word;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.trace.TaskParameter;
import dev.synctrace.diagnosis.trace.advice.ExplainedAction;
import dev.synctrace.diagnosis.trace.advice.NextStepAdvice;
import dev.synctrace.diagnosis.trace.advice.RepeatedSiteEvent;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionDevice;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionUser;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.ActionProgressReader;
import dev.synctrace.diagnosis.trace.model.ActionProgressReader.ActionStage;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.schema.Choice;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.schema.Property;
import dev.synctrace.output.text.RowConsumer;
import dev.synctrace.parsers.model.Attribute;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Actions as the contract writes them in JSON. */
public final class TraceJson {
  private static final int PARAMETER_CHARACTERS = 4_000;

  private static final ObjectSchema<ActionUser> USER =
      ObjectSchema.of(
          "user",
          "The user who started an action.",
          textOrNull("id", ActionUser::id, "Microsoft Entra object ID."),
          textOrNull("name", ActionUser::name, "Name, by the exports of the case."));

  static final ObjectSchema<ActionDevice> DEVICE =
      ObjectSchema.of(
          "device",
          "A device of an action.",
          textOrNull("name", ActionDevice::name, "Name."),
          numberOrNull("resourceId", ActionDevice::resourceId, "Resource ID."),
          textOrNull("smsId", ActionDevice::smsId, "Client ID (SMSID)."),
          choice(
              "state",
              Choice.of(ActionDevice.State.class, state -> state.name().toLowerCase(Locale.ROOT)),
              ActionDevice::state,
              "How far the action came on the device."),
          numberOrNull("returnCode", ActionDevice::returnCode, "Return code of its last answer."),
          text("says", ActionDevice::says, "What the case shows of it, one sentence."));

  private static final ObjectSchema<Step> STEP =
      ObjectSchema.of(
          "recordOfAction",
          "A record of an action.",
          timeOrNull("time", Step::time, "Time of the record."),
          word("component", Step::component, "Component that wrote it."),
          text("what", Step::what, "What it shows, one sentence."),
          text("source", step -> step.event().source(), "Path of the file in the bundle."),
          number("line", step -> step.event().line(), "Line in the file, from 1."),
          flag(
              "certain",
              step -> step.join().certain(),
              "Whether it cannot belong to another action."),
          text("reason", step -> step.join().reason(), "Why it belongs to this action."));

  private static final ObjectSchema<RepeatedSiteEvent> ACTIVITY =
      ObjectSchema.of(
          "activity",
          "A repeated event at the service connection point.",
          choice(
              "type",
              Choice.of(RepeatedSiteEvent.Type.class),
              RepeatedSiteEvent::type,
              "What happened."),
          textOrNull("operation", RepeatedSiteEvent::operation, "Operation or worker, as logged."),
          textOrNull("endpoint", RepeatedSiteEvent::endpoint, "Last part of the address."),
          numberOrNull("httpStatus", RepeatedSiteEvent::httpStatus, "HTTP status."),
          number("count", RepeatedSiteEvent::count, "How often it happened."),
          number("records", RepeatedSiteEvent::records, "Number of uploaded records; else 0."),
          timeOrNull("firstTime", RepeatedSiteEvent::firstTime, "Time of the first record."),
          timeOrNull("lastTime", RepeatedSiteEvent::lastTime, "Time of the last record."),
          text("source", activity -> activity.first().source(), "File of the first record."),
          number("line", activity -> activity.first().line(), "Line of the first record."),
          texts(
              "activityIds",
              RepeatedSiteEvent::activityIds,
              "Activity IDs for Microsoft support, up to five."),
          timeOrNull(
              "worksSince", RepeatedSiteEvent::worksSinceTime, "First success after an error."));

  private TraceJson() {}

  /** Returns an action with all its steps. */
  public static ObjectSchema<TracedAction> action(SourceMachines machines) {
    return ObjectSchema.of(
        "action",
        "A tenant-attach action.",
        textOrNull("taskGuid", action -> action.trace().ids().taskGuid(), "GUID of the task."),
        numberOrNull("pushId", action -> action.trace().ids().pushId(), "ID of the push."),
        numberOrNull("taskId", action -> action.trace().ids().taskId(), "ID of the task."),
        numberOrNull(
            "taskType",
            action -> action.trace().ids().taskType(),
            "Type of the task, such as 1 for machine policy."),
        textOrNull("templateId", action -> action.trace().ids().templateId(), "Template."),
        textOrNull(
            "userId",
            action -> action.trace().ids().userId(),
            "Microsoft Entra object ID of the user."),
        textOrNull("tenantId", action -> action.trace().ids().tenantId(), "Tenant ID."),
        textOrNull(
            "action",
            action -> action.trace().action().orElse(null),
            "Name of the action in the admin center."),
        value("user", USER, action -> action.explained().user(), "The user who started it."),
        choice(
            "outcome",
            Choice.of(ActionOutcome.class),
            action -> action.trace().outcome(),
            "How far the action came."),
        choiceOrNull(
            "stoppedAt",
            Choice.of(TraceComponent.class, TraceComponent::component),
            action -> action.trace().stoppedAt(),
            "Component where it stopped; null if it completed or the logs do not show it."),
        textOrNull(
            "why",
            action -> action.explained().reason().why(),
            "What stopped it, one sentence; null if it completed."),
        textOrNull(
            "nextStep",
            action -> action.explained().reason().nextStep(),
            "What to do next, one sentence; null if it completed."),
        numberOrNull(
            "targets", action -> action.trace().clients().targets(), "Number of targeted clients."),
        numberOrNull(
            "reportedClients",
            action -> action.trace().clients().reported(),
            "Number of clients that responded, by the server's report."),
        numberOrNull(
            "failedClients",
            action -> action.trace().clients().failed(),
            "Number of clients that failed, by the server's report."),
        list("devices", DEVICE, TracedAction::devices, "The devices of the action."),
        onlyIf(
            TracedAction::showsParameter,
            textOrNull(
                "parameter",
                TracedAction::parameter,
                "Decoded parameter of the task; present only with --show-parameters.")),
        list("steps", STEP, action -> action.trace().steps(), "Its records, in order."),
        list(
            "path",
            FindingJson.step("stepOfAction", List.of(ActionStage.values()), machines),
            action -> ActionProgressReader.of(action.trace()),
            "The path of the action to the client and back, in order."),
        list(
            "causes",
            FindingJson.CAUSE,
            action -> action.explained().causes(),
            "Causes that fit, best first."),
        textOrNull(
            "lookNext", TracedAction::lookNext, "Where to look next; null where a cause is found."),
        texts(
            "warnings",
            action -> action.trace().warnings(),
            "Contradictions and uncertain records, one sentence each."),
        FindingJson.missing(action -> action.trace().missing()));
  }

  /** Returns the document: actions, and what concerns the whole site. */
  public static ObjectSchema<TraceAnswer> document(SourceMachines machines) {
    return ObjectSchema.of(
        "trace",
        "Tenant-attach actions.",
        answerRows("traces", action(machines), TraceAnswer::forEach, "The actions, oldest first."),
        list(
            "site",
            FindingJson.SITE_CAUSE,
            answer -> answer.diagnosis().tenantAttachCauses(),
            "Causes that concern the whole site or tenant."),
        activities(answer -> answer.activities().get()),
        FindingJson.unknownErrors(answer -> answer.diagnosis().unknownErrorsOfActions()),
        FindingJson.coverage(answer -> answer.diagnosis().sources()));
  }

  /** Returns repeated events at the service connection point, as {@code activities}. */
  static <T> Property<T> activities(Property.Value<T, List<RepeatedSiteEvent>> activities) {
    return list(
        "activities",
        ACTIVITY,
        activities,
        "Repeated events at the service connection point, oldest first.");
  }

  /**
   * An action and what the case contains about it.
   *
   * @param devices as {@link dev.synctrace.diagnosis.trace.advice.UserDeviceNames#devicesOf}
   * @param showsParameter whether the parameter of the task is decoded
   */
  public record TracedAction(
      Trace trace, ExplainedAction explained, List<ActionDevice> devices, boolean showsParameter) {
    /** Returns an action of a case. */
    public static TracedAction of(Trace trace, Diagnosis diagnosis, boolean showsParameter) {
      return new TracedAction(
          trace,
          diagnosis.explained(trace),
          diagnosis.actionSubjects().devicesOf(trace),
          showsParameter);
    }

    private @Nullable String parameter() {
      return trace.steps().stream()
          .map(step -> step.event().attributes().get(Attribute.TASK_PARAM))
          .flatMap(Optional::stream)
          .findFirst()
          .flatMap(written -> new TaskParameter(written).decoded(PARAMETER_CHARACTERS))
          .orElse(null);
    }

    private @Nullable String lookNext() {
      return explained.causes().isEmpty() ? NextStepAdvice.of(trace).orElse(null) : null;
    }
  }

  /**
   * Actions, to be written once.
   *
   * @param traces read while they are written
   * @param activities asked for after the actions
   * @param showParameters whether the parameters of tasks are decoded
   */
  public record TraceAnswer(
      Iterable<Trace> traces,
      Diagnosis diagnosis,
      Supplier<List<RepeatedSiteEvent>> activities,
      boolean showParameters) {
    /** Passes each action once, in order. */
    public void forEach(RowConsumer<? super TracedAction> consumer) throws IOException {
      for (Trace trace : traces) {
        consumer.accept(TracedAction.of(trace, diagnosis, showParameters));
      }
    }
  }
}
