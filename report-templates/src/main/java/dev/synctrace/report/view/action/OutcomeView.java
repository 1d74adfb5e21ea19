package dev.synctrace.report.view.action;

import dev.synctrace.diagnosis.trace.model.Outcome;
import dev.synctrace.report.view.Tone;

/** How far an action came, for people; worst first. */
public enum OutcomeView {
  FAILED("Failed", Tone.BAD, Outcome.FAILED),
  UNAUTHORIZED("Unauthorized", Tone.BAD, Outcome.UNAUTHORIZED),
  UNKNOWN("Unknown", Tone.OPEN, Outcome.UNKNOWN),
  FORWARDED("Forwarded", Tone.WAITING, Outcome.FORWARDED),
  PUSHED("Pushed", Tone.WAITING, Outcome.PUSHED),
  RECEIVED("Received", Tone.WAITING, Outcome.RECEIVED),
  COMPLETED("Completed", Tone.GOOD, Outcome.COMPLETED);

  private final String label;
  private final Tone tone;
  private final Outcome outcome;

  OutcomeView(String label, Tone tone, Outcome outcome) {
    this.label = label;
    this.tone = tone;
    this.outcome = outcome;
  }

  public static OutcomeView of(Outcome outcome) {
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

  public String label() {
    return label;
  }

  public Tone tone() {
    return tone;
  }

  public String meaning() {
    return outcome.meaning();
  }
}
