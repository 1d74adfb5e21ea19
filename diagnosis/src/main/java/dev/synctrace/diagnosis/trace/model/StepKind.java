package dev.synctrace.diagnosis.trace.model;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.secret.Secrets;
import java.util.EnumMap;
import java.util.Optional;

/** What one record says of an action, in the order of the chain (messages-server.md section 5). */
public enum StepKind {
  RECEIVED(Kind.ACTION_RECEIVED, TraceComponent.SERVICE_CONNECTOR, "notification received"),
  VALIDATED(Kind.ACTION_VALIDATE, TraceComponent.SERVICE_CONNECTOR, "content checked"),
  AUTHORIZED(Kind.ACTION_AUTHORIZED, TraceComponent.SERVICE_CONNECTOR, "authorized"),
  UNAUTHORIZED(Kind.ACTION_UNAUTHORIZED, TraceComponent.SERVICE_CONNECTOR, "not authorized"),
  FORWARDED(Kind.ACTION_FORWARDED, TraceComponent.SERVICE_CONNECTOR, "forwarded"),
  FAILED(Kind.ACTION_FAILED, TraceComponent.SERVICE_CONNECTOR, "failed with an error"),
  TAKEN(Kind.PUSH_GOT, TraceComponent.NOTIFICATION_SERVER, "push message received"),
  STARTED(Kind.PUSH_START, TraceComponent.NOTIFICATION_SERVER, "push started"),
  SENT(Kind.PUSH_DONE, TraceComponent.NOTIFICATION_SERVER, "push sent"),
  TASK_RECEIVED(Kind.TASK_RECEIVED, TraceComponent.AGENT, "task received"),
  ANSWERED(Kind.TASK_ANSWERED, TraceComponent.AGENT, "task answered"),
  REPORTED(Kind.PUSH_REPORT, TraceComponent.NOTIFICATION_SERVER, "push reported");

  /** The record itself is shown in full. */
  private static final int LONGEST_ERROR = 200;

  private static final EnumMap<Kind, StepKind> BY_KIND = new EnumMap<>(Kind.class);

  static {
    for (StepKind kind : values()) {
      BY_KIND.put(kind.event, kind);
    }
  }

  private final Kind event;
  private final TraceComponent component;
  private final String phrase;

  StepKind(Kind event, TraceComponent component, String phrase) {
    this.event = event;
    this.component = component;
    this.phrase = phrase;
  }

  /** The kind of event that is this step; an error on its thread may have another kind. */
  public Kind event() {
    return event;
  }

  /** The component whose log says so. */
  public TraceComponent component() {
    return component;
  }

  /** The step in two or three words. */
  public String phrase() {
    return phrase;
  }

  /** The step that an event of that kind is; empty for kinds that are no step. */
  public static Optional<StepKind> of(Kind kind) {
    return Optional.ofNullable(BY_KIND.get(kind));
  }

  /** The step with the numbers that the event names. */
  String describe(Event event) {
    return switch (this) {
      case RECEIVED, VALIDATED, TAKEN -> phrase;
      case AUTHORIZED, UNAUTHORIZED -> phrase + named(event, Attribute.TEMPLATE_ID, ": ");
      case FORWARDED -> phrase + named(event, Attribute.TASK_GUID, " as task ");
      case FAILED -> "error: " + firstLine(event.message());
      case STARTED ->
          phrase + push(event) + named(event, Attribute.CLIENT_COUNT, ", targeted clients: ");
      case SENT -> phrase + push(event) + named(event, Attribute.CLIENT_COUNT, ", clients: ");
      case TASK_RECEIVED -> phrase + push(event);
      case ANSWERED -> phrase + push(event) + named(event, Attribute.RETURN_CODE, ", return code ");
      case REPORTED ->
          phrase
              + push(event)
              + named(event, Attribute.REPORTED_CLIENTS, ", reported clients: ")
              + named(event, Attribute.FAILED_CLIENTS, ", failed clients: ");
    };
  }

  private static String firstLine(String message) {
    String text = Secrets.mask(message.strip());
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end).stripTrailing();
    return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR) + "...";
  }

  private static String push(Event event) {
    return named(event, Attribute.PUSH_ID, ": push ") + named(event, Attribute.TASK_ID, ", task ");
  }

  private static String named(Event event, Attribute attribute, String before) {
    return event.attributes().get(attribute).map(value -> before + value).orElse("");
  }
}
