package dev.synctrace.diagnosis.trace.model;

import dev.synctrace.diagnosis.verdict.PathStage;

/** The stages of an action on its way to the client and back, in their order. */
public enum ActionStage implements PathStage {
  RECEIVED("received", "received", "Service connection point", StepKind.RECEIVED),
  VALIDATED("validated", "validated", "Service connection point", StepKind.VALIDATED),
  AUTHORIZED("authorized", "authorized", "Service connection point", StepKind.AUTHORIZED),
  FORWARDED("forwarded", "forwarded", "Service connection point", StepKind.FORWARDED),
  PUSH_TAKEN("pushTaken", "push taken", "Management point", StepKind.TAKEN),
  PUSH_STARTED("pushStarted", "push started", "Management point", StepKind.STARTED),
  PUSH_SENT("pushSent", "push sent", "Management point", StepKind.SENT),
  TASK_RECEIVED("taskReceived", "task received", "Client", StepKind.TASK_RECEIVED),
  TASK_ANSWERED("taskAnswered", "task answered", "Client", StepKind.ANSWERED),
  REPORTED("reported", "reported", "Report", StepKind.REPORTED);

  private final String label;
  private final String title;
  private final String group;
  private final StepKind kind;

  ActionStage(String label, String title, String group, StepKind kind) {
    this.label = label;
    this.title = title;
    this.group = group;
    this.kind = kind;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String group() {
    return group;
  }

  /** What a record says that shows the stage done. */
  StepKind kind() {
    return kind;
  }
}
