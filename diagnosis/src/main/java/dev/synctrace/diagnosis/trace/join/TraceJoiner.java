package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.StepKind;
import dev.synctrace.diagnosis.trace.model.TraceComponent;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Joins the records of actions as they come, oldest first, by the rules of messages-server.md
 * section 5. Serves one thread.
 */
public final class TraceJoiner {
  /** The kinds of events that say something of an action. */
  static final List<Kind> KINDS =
      Stream.concat(
              Arrays.stream(StepKind.values()).map(StepKind::event),
              Stream.of(Kind.PUSH_SIMULATION, Kind.COMPONENT_START))
          .toList();

  /** Kinds of records that end an action when they are on its thread as an error. */
  private static final List<Kind> ERRORS =
      List.of(
          Kind.OTHER,
          Kind.WORKER_FAILED,
          Kind.WORKER_EXCEPTION,
          Kind.GATEWAY_CERTIFICATE_FAILED,
          Kind.EXCEPTION_TEXT);

  /** Finds the errors in the log of the service connector that may end an action. */
  static final String ERROR_QUERY =
      "(severity:error AND log:"
          + TraceComponent.SERVICE_CONNECTOR.log()
          + " AND "
          + anyKind(ERRORS.stream())
          + ")";

  /** The query that finds all that an action is made of. */
  public static final String QUERY = anyKind(KINDS.stream()) + " OR " + ERROR_QUERY;

  private static final int TIDY_EVERY = 10_000;

  private final PendingTraces traces;
  private final ServiceConnectorJoiner gateway;
  private final NotificationServerJoiner server;
  private final ClientAgentJoiner agents;
  private final Map<String, RotatedLogSet> logs = new HashMap<>();
  private long accepted;

  /**
   * @param closed takes the actions in the order of their first records, once each
   */
  TraceJoiner(Consumer<PendingTrace> closed) {
    this(closed, SameSiteCheck.ONE_SITE);
  }

  /**
   * @param sites tells the logs of one site from those of another
   */
  public TraceJoiner(Consumer<PendingTrace> closed, SameSiteCheck sites) {
    traces = new PendingTraces(closed, sites);
    gateway = new ServiceConnectorJoiner(traces);
    server = new NotificationServerJoiner(traces);
    agents = new ClientAgentJoiner(traces);
  }

  /**
   * @param event in the order of a search; of a kind that is not in {@link #KINDS} it says nothing
   */
  public void accept(Event event) {
    traces.closeBefore(event.orderTime());
    if (++accepted % TIDY_EVERY == 0) {
      gateway.forgetClosed();
      server.forgetClosed();
      agents.forgetClosed();
    }
    RotatedLogSet log = logs.computeIfAbsent(event.source(), RotatedLogSet::of);
    switch (event.kind()) {
      case PUSH_SIMULATION -> server.simulated(event, log);
      case COMPONENT_START -> started(event, log);
      case OTHER, WORKER_FAILED, WORKER_EXCEPTION, GATEWAY_CERTIFICATE_FAILED ->
          gateway.failed(event, log, false);
      case EXCEPTION_TEXT -> gateway.failed(event, log, true);
      default -> StepKind.of(event.kind()).ifPresent(kind -> accept(kind, event, log));
    }
  }

  /** No more events come: hands on what is still open. */
  public void finish() {
    traces.closeAll();
  }

  static String anyKind(Stream<Kind> kinds) {
    return kinds.map(Kind::label).collect(Collectors.joining(" OR ", "kind:(", ")"));
  }

  private void accept(StepKind kind, Event event, RotatedLogSet log) {
    switch (kind) {
      case RECEIVED, VALIDATED, AUTHORIZED, UNAUTHORIZED, FORWARDED ->
          gateway.accept(kind, event, log);
      case FAILED -> gateway.failed(event, log, false);
      case TAKEN -> server.taken(event, log);
      case STARTED -> server.started(event, log);
      case SENT -> server.sent(event, log);
      case REPORTED -> server.reported(event, log);
      case TASK_RECEIVED -> agents.received(event, log);
      case ANSWERED -> agents.answered(event, log);
    }
  }

  private void started(Event event, RotatedLogSet log) {
    if (isRestart(event)) {
      gateway.restarted(log);
      server.restarted(log);
    }
  }

  /**
   * Some lines of the start-up sequence are written at other times too, such as where the inbox is;
   * only these say that the component began again.
   */
  private static boolean isRestart(Event event) {
    return event.attributes().get(Attribute.COMPONENT_NAME).isPresent()
        || event.message().startsWith("Beginning main thread")
        || event.message().startsWith("Starting SMS Notification Server");
  }

  /**
   * Whether two logs can be of one site. Push numbers are counted by each site for itself, so that
   * equal numbers of two sites join nothing.
   */
  public interface SameSiteCheck {
    /** All logs are of one site. */
    SameSiteCheck ONE_SITE = (_, _) -> true;

    /** False where the logs are known to be of two sites. */
    boolean mayBeOneSite(RotatedLogSet server, RotatedLogSet client);
  }
}
