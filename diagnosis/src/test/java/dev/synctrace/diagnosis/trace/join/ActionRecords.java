package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.index.source.SourceSummary.State;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hand-made events of the three logs, and the traces they give. */
public final class ActionRecords {
  public static final String GATEWAY = "CM01/CMGatewayNotificationWorker.log";
  public static final String SERVER = "MP01/BgbServer.log";
  public static final String CLIENT = "CLIENT-042/CcmNotificationAgent.log";
  public static final String ADA = "a7d443c6-32f9-4d8e-9726-ce9bd8d01cbf";
  public static final String TASK = "d83d281b-2a05-47ce-bf6a-bd1ade028ad8";
  public static final Instant START = Instant.parse("2026-10-14T13:20:00Z");

  private static final Comparator<Event> SEARCH_ORDER =
      Comparator.comparing(Event::orderTime, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Event::source)
          .thenComparingLong(Event::line);

  private final List<Event> events = new ArrayList<>();
  private final Map<String, Long> lines = new HashMap<>();
  private @Nullable Instant now = START;
  private String source = SERVER;
  private @Nullable String thread = "7896";

  /** The following records are in this source. */
  public ActionRecords in(String source) {
    this.source = source;
    return this;
  }

  public ActionRecords on(@Nullable String thread) {
    this.thread = thread;
    return this;
  }

  /** The following record is written so long after {@link #START}. */
  public ActionRecords at(long millis) {
    now = START.plusMillis(millis);
    return this;
  }

  public ActionRecords withoutTime() {
    now = null;
    return this;
  }

  public ActionRecords received() {
    return add(Kind.ACTION_RECEIVED, Attributes.builder());
  }

  public ActionRecords validated() {
    return add(Kind.ACTION_VALIDATE, Attributes.builder());
  }

  public ActionRecords authorized(String user) {
    return add(
        Kind.ACTION_AUTHORIZED,
        Attributes.builder()
            .put(Attribute.TEMPLATE_ID, "RequestMachinePolicy")
            .put(Attribute.USER_ID, user));
  }

  public ActionRecords unauthorized(String user) {
    return add(
        Kind.ACTION_UNAUTHORIZED,
        Attributes.builder()
            .put(Attribute.TEMPLATE_ID, "RequestMachinePolicy")
            .put(Attribute.USER_ID, user));
  }

  public ActionRecords forwarded(String guid) {
    return add(
        Kind.ACTION_FORWARDED,
        Attributes.builder().put(Attribute.TEMPLATE_ID, "1").put(Attribute.TASK_GUID, guid));
  }

  public ActionRecords got() {
    return add(Kind.PUSH_GOT, Attributes.builder());
  }

  ActionRecords simulation() {
    return add(Kind.PUSH_SIMULATION, Attributes.builder());
  }

  public ActionRecords started(long push, long task, @Nullable String guid, long clients) {
    return add(
        Kind.PUSH_START,
        numbers(push, task)
            .put(Attribute.TASK_GUID, guid)
            .put(Attribute.TASK_TYPE, "1")
            .put(Attribute.CLIENT_COUNT, String.valueOf(clients)));
  }

  public ActionRecords sent(long push, long task, long clients) {
    return add(
        Kind.PUSH_DONE, numbers(push, task).put(Attribute.CLIENT_COUNT, String.valueOf(clients)));
  }

  public ActionRecords reported(long push, long reported, long failed) {
    return add(
        Kind.PUSH_REPORT,
        Attributes.builder()
            .put(Attribute.PUSH_ID, String.valueOf(push))
            .put(Attribute.REPORTED_CLIENTS, String.valueOf(reported))
            .put(Attribute.FAILED_CLIENTS, String.valueOf(failed)));
  }

  public ActionRecords task(long push, long task, @Nullable String guid) {
    return add(Kind.TASK_RECEIVED, numbers(push, task).put(Attribute.TASK_GUID, guid));
  }

  public ActionRecords answered(long push, long task) {
    return add(
        Kind.TASK_ANSWERED,
        numbers(push, task)
            .put(Attribute.RETURN_CODE, "1")
            .put(Attribute.UTC_TIME, now == null ? null : now.toString()));
  }

  public ActionRecords restarted() {
    return add(
        Kind.COMPONENT_START,
        Attributes.builder().put(Attribute.COMPONENT_NAME, "SMS_NOTIFICATION_SERVER"));
  }

  ActionRecords add(Kind kind, Attributes.Builder attributes) {
    long line = lines.merge(source, 1L, Long::sum);
    String log = source.contains("Bgb") ? "BgbServer" : logName();
    events.add(
        new Event(
            now,
            now,
            0,
            source,
            line,
            line,
            log,
            null,
            thread,
            Severity.INFO,
            kind,
            kind.label(),
            attributes.build()));
    return this;
  }

  private String logName() {
    return source.contains("Gateway") ? "CMGatewayNotificationWorker" : "CcmNotificationAgent";
  }

  /**
   * One action that goes well in all three logs, its first record so long after the start. A thread
   * of the connector serves one action at a time.
   */
  public ActionRecords goodAction(long millis, String guid, long push) {
    return in(GATEWAY)
        .on(String.valueOf(9_000 + push % 200))
        .at(millis)
        .received()
        .at(millis + 16)
        .validated()
        .at(millis + 419)
        .authorized(ADA)
        .at(millis + 762)
        .forwarded(guid)
        .goodPush(millis + 1_200, guid.toUpperCase(Locale.ROOT), push);
  }

  /** The same without its beginning in the cloud. */
  ActionRecords goodPush(long millis, String guid, long push) {
    return in(SERVER)
        .on("7896")
        .at(millis)
        .got()
        .at(millis + 30)
        .started(push, push + 2, guid, 1)
        .at(millis + 46)
        .sent(push, push + 2, 1)
        .in(CLIENT)
        .on("8540")
        .at(millis + 80)
        .task(push, push + 2, guid)
        .at(millis + 590)
        .answered(push, push + 2)
        .in(SERVER)
        .on("4008")
        .at(millis + 29_000)
        .reported(push, 1, 0);
  }

  private static Attributes.Builder numbers(long push, long task) {
    return Attributes.builder()
        .put(Attribute.PUSH_ID, String.valueOf(push))
        .put(Attribute.TASK_ID, String.valueOf(task));
  }

  public List<Event> events() {
    return events;
  }

  /** The events so far, which are then forgotten; lines continue. */
  public List<Event> drain() {
    List<Event> drained = List.copyOf(events);
    events.clear();
    return drained;
  }

  /** The traces, with logs that cover just the events. */
  List<Trace> traces() {
    return traces(events, summaries());
  }

  public Trace onlyTrace() {
    List<Trace> traces = traces();
    if (traces.size() != 1) {
      throw new AssertionError("not one trace but " + traces);
    }
    return traces.getFirst();
  }

  static List<Trace> traces(Collection<Event> events, List<SourceSummary> sources) {
    List<Trace> traces = new ArrayList<>();
    TraceBuilder writer = new TraceBuilder(sources);
    TraceJoiner joiner = new TraceJoiner(open -> traces.add(writer.write(open)));
    events.stream().sorted(SEARCH_ORDER).forEach(joiner::accept);
    joiner.finish();
    return traces;
  }

  List<SourceSummary> summaries() {
    return events.stream()
        .map(Event::source)
        .distinct()
        .sorted()
        .map(path -> summary(path, time(path, false), time(path, true)))
        .toList();
  }

  private @Nullable Instant time(String path, boolean last) {
    List<Instant> times =
        events.stream()
            .filter(event -> event.source().equals(path))
            .flatMap(event -> Optional.ofNullable(event.time()).stream())
            .sorted()
            .toList();
    return times.isEmpty() ? null : last ? times.getLast() : times.getFirst();
  }

  static SourceSummary summary(String path, @Nullable Instant first, @Nullable Instant last) {
    return summary(path, first, last, path);
  }

  public static SourceSummary summary(
      String path, @Nullable Instant first, @Nullable Instant last, String sha) {
    String log =
        path.contains("Bgb")
            ? "BgbServer"
            : path.contains("Gateway") ? "CMGatewayNotificationWorker" : "CcmNotificationAgent";
    return new SourceSummary(
        path, sha, 1, log, "sms", "UTF-8", 1, 1, 0, 0, first, last, List.of(), State.COMPLETE);
  }
}
