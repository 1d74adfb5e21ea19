package dev.synctrace.report.view.action;

import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.report.view.StatusTone;

/** How far an action came, for people; worst first. */
public enum OutcomeView {
  FAILED("Failed", StatusTone.BAD, ActionOutcome.FAILED),
  UNAUTHORIZED("Unauthorized", StatusTone.BAD, ActionOutcome.UNAUTHORIZED),
  UNKNOWN("Unknown", StatusTone.OPEN, ActionOutcome.UNKNOWN),
  FORWARDED("Forwarded", StatusTone.WAITING, ActionOutcome.FORWARDED),
  PUSHED("Pushed", StatusTone.WAITING, ActionOutcome.PUSHED),
  RECEIVED("Received", StatusTone.WAITING, ActionOutcome.RECEIVED),
  COMPLETED("Completed", StatusTone.GOOD, ActionOutcome.COMPLETED);

  private final String label;
  private final StatusTone tone;
  private final ActionOutcome outcome;

  OutcomeView(String label, StatusTone tone, ActionOutcome outcome) {
    this.label = label;
    this.tone = tone;
    this.outcome = outcome;
  }

  public static OutcomeView of(ActionOutcome outcome) {
    return switch (outcome) {
      case COMPLETED -> COMPLETED;
      case UNAUTHORIZED -> UNAUTHORIZED;
      case FORWARDED -> FORWARDED;
      case PUSHED -> PUSHED;
      case RECEIVED -> RECEIVED;
      case FAILED -> FAILED;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** Returns what it shows. */
  public ActionOutcome outcome() {
    return outcome;
  }

  public String label() {
    return label;
  }

  public StatusTone tone() {
    return tone;
  }

  public String meaning() {
    return outcome.meaning();
  }
}
