package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.UtcText;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where to read on when an action is not known to have completed. */
public final class NextStepAdvice {
  private NextStepAdvice() {}

  /**
   * The record that would come next, and the log to read for it, in one sentence.
   *
   * @return empty for an action that completed
   */
  public static Optional<String> of(Trace trace) {
    return switch (trace.outcome()) {
      case COMPLETED -> Optional.empty();
      case UNAUTHORIZED -> Optional.of("the permissions of that user in Configuration Manager");
      case FORWARDED -> Optional.of(push(trace));
      case PUSHED -> Optional.of(receipt(trace));
      case RECEIVED -> Optional.of(answer(trace));
      case FAILED ->
          Optional.of(
              "whether the clients were online"
                  + when(trace)
                  + ": their CcmNotificationAgent.log, and the online status in the console");
      case UNKNOWN -> Optional.of(unknown(trace));
    };
  }

  /**
   * The same as a sentence that says what to do.
   *
   * @return empty for an action that completed
   */
  public static Optional<String> sentence(Trace trace) {
    String verb =
        switch (trace.outcome()) {
          case UNAUTHORIZED, FAILED -> "Check ";
          default -> "Read ";
        };
    return of(trace).map(look -> verb + look + ".");
  }

  private static String push(Trace trace) {
    return "BgbServer.log of every management point"
        + when(trace)
        + ", for \"Starting to send push task\""
        + named(" with TaskGUID ", trace.ids().taskGuid());
  }

  private static String receipt(Trace trace) {
    return "CcmNotificationAgent.log of the client"
        + when(trace)
        + ", for \"Receive task from server\""
        + named(" with pushid=", trace.ids().pushId());
  }

  private static String answer(Trace trace) {
    Optional<Step> receipt = trace.steps(StepKind.TASK_RECEIVED).stream().findFirst();
    String log =
        receipt
            .map(step -> "the records after " + place(step.event()))
            .orElse("CcmNotificationAgent.log of the clients that did not report" + when(trace));
    return log
        + ", for \"Send Task response message\""
        + named(" with PushID ", trace.ids().pushId());
  }

  /** Either the check of the site broke off, or something came from an unknown beginning. */
  private static String unknown(Trace trace) {
    if (trace.steps().isEmpty()) {
      return "any log that shows the action";
    }
    Step last = trace.steps().getLast();
    if (last.kind() == StepKind.ANSWERED) {
      return "older files of "
          + last.log().label()
          + "'s CcmNotificationAgent.log, for \"Receive task from server\""
          + named(" with pushid=", trace.ids().pushId());
    }
    return "the records after "
        + place(last.event())
        + " on the same thread to see whether the action was authorized and forwarded, or failed";
  }

  private static String place(Event event) {
    return event.source() + ":" + event.line();
  }

  private static String when(Trace trace) {
    return trace.steps().reversed().stream()
        .filter(step -> step.time() != null)
        .findFirst()
        .map(step -> " from " + UtcText.of(Objects.requireNonNull(step.time())) + " on")
        .orElse("");
  }

  private static String named(String before, @Nullable Object value) {
    return value == null ? "" : before + value;
  }
}
