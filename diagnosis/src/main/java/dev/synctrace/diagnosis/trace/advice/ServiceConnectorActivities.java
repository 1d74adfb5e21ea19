package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.diagnosis.trace.join.ThreadKey;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts what happens at the service connection point besides actions (messages-server.md sections
 * 3 and 4). Records are not joined to one another; only an answer's activity id is taken from the
 * record that repeats its status next on the same thread.
 */
public final class ServiceConnectorActivities {
  private static final Map<Kind, RepeatedSiteEvent.Type> TYPES =
      Map.of(
          Kind.GATEWAY_RESPONSE, RepeatedSiteEvent.Type.GATEWAY_ANSWER,
          Kind.GATEWAY_POLL_FAILED, RepeatedSiteEvent.Type.GATEWAY_POLL_FAILED,
          Kind.SQL_CONNECTION_CLOSED, RepeatedSiteEvent.Type.SQL_CONNECTION_CLOSED,
          Kind.WORKER_FAILED, RepeatedSiteEvent.Type.WORKER_FAILED,
          Kind.WORKER_EXCEPTION, RepeatedSiteEvent.Type.WORKER_EXCEPTION,
          Kind.UPLOAD_BATCH, RepeatedSiteEvent.Type.UPLOAD_BATCH,
          Kind.UPLOAD_FAILED, RepeatedSiteEvent.Type.UPLOAD_FAILED);

  private static final String QUERY =
      TYPES.keySet().stream()
          .map(Kind::label)
          .sorted()
          .collect(
              Collectors.joining(" OR ", "kind:(" + Kind.GATEWAY_STATUS.label() + " OR ", ")"));

  /** Whatever a damaged log names, not more groups than this are told apart. */
  private static final int GROUPS = 10_000;

  private static final int IDS = 5;
  private static final String NOTIFICATION = "Notification";

  private record Group(
      RepeatedSiteEvent.Type type,
      RotatedLogSet log,
      @Nullable String operation,
      @Nullable String endpoint,
      @Nullable Long status) {
    boolean isTrouble() {
      return RepeatedSiteEvent.isTrouble(type, status);
    }
  }

  private final Map<Group, Count> counts = new LinkedHashMap<>();
  private final Map<ThreadKey, Group> lastAnswers = new HashMap<>();
  private final Map<RotatedLogSet, Map<Group, Count>> troubles = new HashMap<>();
  private final Map<String, RotatedLogSet> logs = new HashMap<>();

  private ServiceConnectorActivities() {}

  /** All there is in the case, in the order of the first records. */
  public static List<RepeatedSiteEvent> of(EventSearch events) {
    ServiceConnectorActivities activities = new ServiceConnectorActivities();
    events.search(SearchRequest.of(QUERY)).events().forEach(activities::accept);
    return activities.counts.entrySet().stream()
        .map(entry -> entry.getValue().activity(entry.getKey()))
        .toList();
  }

  private void accept(Event event) {
    RotatedLogSet log = logs.computeIfAbsent(event.source(), RotatedLogSet::of);
    ThreadKey threadKey = ThreadKey.of(event, log);
    RepeatedSiteEvent.Type type = TYPES.get(event.kind());
    if (type == null) {
      repeated(event, threadKey);
      return;
    }
    Group group = group(type, event, log);
    Count count = counts.get(group);
    if (count == null && counts.size() < GROUPS) {
      count = new Count(event);
      counts.put(group, count);
    }
    if (count != null) {
      count.add(event);
    }
    if (count != null) {
      noteRecovery(event, group, count);
    }
    lastAnswers.remove(threadKey);
    if (type == RepeatedSiteEvent.Type.GATEWAY_ANSWER) {
      lastAnswers.put(threadKey, group);
    }
  }

  /** The same answer once more, with its activity id. */
  private void repeated(Event status, ThreadKey threadKey) {
    Group answer = lastAnswers.remove(threadKey);
    if (answer == null && isGood(number(status))) {
      recovered(status, threadKey.log(), NOTIFICATION);
    }
    Count count = answer == null ? null : counts.get(answer);
    if (answer != null && count != null && same(answer.status(), number(status))) {
      status.attributes().get(Attribute.ACTIVITY_ID).ifPresent(count::identify);
    }
  }

  private void noteRecovery(Event event, Group group, Count count) {
    if (group.type() == RepeatedSiteEvent.Type.GATEWAY_ANSWER && isGood(group.status())) {
      recovered(event, group.log(), group.endpoint());
    } else if (group.isTrouble()) {
      count.worksSince = null;
      troubles.computeIfAbsent(group.log(), _ -> new LinkedHashMap<>()).put(group, count);
    }
  }

  /** A good answer ends the trouble of its endpoint; a poll has no endpoint but this one. */
  private void recovered(Event answer, RotatedLogSet log, @Nullable String endpoint) {
    Map<Group, Count> open = troubles.getOrDefault(log, Map.of());
    open.entrySet()
        .removeIf(trouble -> {
          Group group = trouble.getKey();
          boolean ofPoll = group.type() == RepeatedSiteEvent.Type.GATEWAY_POLL_FAILED;
          String troubled = ofPoll ? NOTIFICATION : group.endpoint();
          boolean ends = endpoint != null && endpoint.equalsIgnoreCase(troubled);
          if (ends) {
            trouble.getValue().worksSince = answer;
          }
          return ends;
        });
  }

  private static boolean isGood(@Nullable Long status) {
    return status != null && status >= 200 && status <= 299;
  }

  private static boolean same(@Nullable Long one, @Nullable Long other) {
    return one != null && one.equals(other);
  }

  private static Group group(RepeatedSiteEvent.Type type, Event event, RotatedLogSet log) {
    String operation =
        event
            .attributes()
            .get(Attribute.OPERATION)
            .or(() -> event.attributes().get(Attribute.WORKER))
            .orElse(null);
    String url = event.attributes().get(Attribute.URL).orElse(null);
    return new Group(type, log, operation, endpoint(url), number(event));
  }

  private static @Nullable Long number(Event event) {
    OptionalLong status = event.attributes().number(Attribute.HTTP_STATUS);
    return status.isPresent() ? status.getAsLong() : null;
  }

  /** The last part of an address, without what follows a question mark. */
  private static @Nullable String endpoint(@Nullable String url) {
    if (url == null) {
      return null;
    }
    String path = url.replaceFirst("[?#].*", "").replaceFirst("/+$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static final class Count {
    private final Event first;
    private final List<String> ids = new ArrayList<>(1);
    private Event last;
    private long count;
    private long records;
    private @Nullable Event worksSince;

    Count(Event first) {
      this.first = first;
      this.last = first;
    }

    void add(Event event) {
      last = event;
      count++;
      records += event.attributes().number(Attribute.RECORD_COUNT).orElse(0);
    }

    void identify(String activityId) {
      if (ids.size() < IDS) {
        ids.add(activityId);
      }
    }

    RepeatedSiteEvent activity(Group group) {
      return new RepeatedSiteEvent(
          group.type(),
          group.log(),
          group.operation(),
          group.endpoint(),
          group.status(),
          count,
          records,
          first,
          last,
          ids,
          worksSince);
    }
  }
}
