package dev.synctrace.report.page;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.context.ServerApp;
import dev.synctrace.diagnosis.evidence.PrefetchingIterator;
import dev.synctrace.diagnosis.membership.ActorRole;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.audit.AuditDuplicates;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.report.view.page.MergedChangesView;
import dev.synctrace.report.view.page.MergedChangesView.Deed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the mapped groups and their actors: read from the audit in the order of time, like
 * changes by one actor that follow each other within the length of a cycle are shown as one. For
 * one thread.
 */
final class GroupChangeHistory {
  /** Rows that are kept; a longer trail is to be searched, not read. */
  static final int MOST = 5_000;

  /** Records read at a time while those before are told. */
  private static final int READ_AHEAD = 2_000;

  /** Members of one row that are named. */
  private static final int NAMED = 12;

  private static final Duration TOGETHER = Duration.ofMinutes(5);

  private static final Map<Kind, Deed> DEEDS =
      Map.of(
          Kind.AUDIT_MEMBER_ADDED, Deed.ADDED,
          Kind.AUDIT_MEMBER_REMOVED, Deed.REMOVED,
          Kind.AUDIT_OWNER_ADDED, Deed.OWNER_ADDED,
          Kind.AUDIT_OWNER_REMOVED, Deed.OWNER_REMOVED,
          Kind.AUDIT_GROUP_ADDED, Deed.GROUP_CREATED,
          Kind.AUDIT_GROUP_DELETED, Deed.GROUP_DELETED,
          Kind.AUDIT_GROUP_RESTORED, Deed.GROUP_RESTORED);

  private static final String QUERY =
      DEEDS.keySet().stream()
          .map(Kind::label)
          .sorted()
          .collect(Collectors.joining(" OR ", "kind:(", ")"));

  private final ViewFormatter formatter;
  private final Map<String, Group> groups = new HashMap<>();
  private final List<MergedChangesView> rows = new ArrayList<>();
  private final BiConsumer<Deed, Instant> sink;
  private @Nullable Event firstOfTime;

  /** Those of that time, once there is a second. */
  private @Nullable AuditDuplicates seen;

  private @Nullable OpenRow open;
  private long total;

  private record Group(String name, ServerApp serverApp) {}

  private record Like(Deed deed, boolean failed, String group, ActorRole role, String actor) {}

  /**
   * @param sink receives each change that happened and has a time
   */
  private GroupChangeHistory(
      Diagnosis diagnosis, ViewFormatter formatter, BiConsumer<Deed, Instant> sink) {
    this.formatter = formatter;
    this.sink = sink;
    for (Mapping mapping : diagnosis.mappings()) {
      groups.computeIfAbsent(
          mapping.groupId().toLowerCase(Locale.ROOT),
          _ ->
              new Group(
                  formatter.named(mapping.groupName(), mapping.groupId()),
                  diagnosis.context(mapping).serverApp()));
    }
  }

  static GroupChangeHistory read(
      EventSearch events,
      Diagnosis diagnosis,
      ViewFormatter formatter,
      BiConsumer<Deed, Instant> sink) {
    GroupChangeHistory trail = new GroupChangeHistory(diagnosis, formatter, sink);
    if (!trail.groups.isEmpty()) {
      new PrefetchingIterator<>(
              events.search(SearchRequest.of(QUERY)).events().iterator(), READ_AHEAD)
          .forEachRemaining(trail::accept);
      trail.close();
    }
    return trail;
  }

  /** The first rows, oldest first, at most {@link #MOST}. */
  List<MergedChangesView> rows() {
    return rows;
  }

  /** How many rows there are. */
  long total() {
    return total;
  }

  private void accept(Event audit) {
    Group group =
        audit
            .attributes()
            .get(Attribute.GROUP_ID)
            .map(id -> groups.get(id.toLowerCase(Locale.ROOT)))
            .orElse(null);
    if (group == null || !isNew(audit)) {
      return;
    }
    boolean failed =
        audit
            .attributes()
            .get(Attribute.RESULT)
            .filter(r -> !r.equalsIgnoreCase("success"))
            .isPresent();
    Deed deed = Objects.requireNonNull(DEEDS.get(audit.kind()));
    Like like =
        new Like(
            deed,
            failed,
            group.name(),
            ActorRole.of(audit, group.serverApp()),
            audit
                .attributes()
                .get(Attribute.ACTOR_UPN)
                .or(() -> audit.attributes().get(Attribute.ACTOR_NAME))
                .map(formatter::name)
                .orElse(""));
    if (audit.time() != null && !failed) {
      sink.accept(deed, audit.time());
    }
    add(like, audit);
  }

  /** Several exports hold the same record at the same time, so that only these are remembered. */
  private boolean isNew(Event audit) {
    if (firstOfTime == null || !Objects.equals(audit.time(), firstOfTime.time())) {
      firstOfTime = audit;
      seen = null;
      return true;
    }
    if (seen == null) {
      seen = new AuditDuplicates();
      seen.isNew(firstOfTime);
    }
    return seen.isNew(audit);
  }

  private void add(Like like, Event audit) {
    if (open == null || !open.like.equals(like) || !open.reaches(audit)) {
      close();
      open = new OpenRow(like, audit);
    }
    open.add(audit);
  }

  private void close() {
    if (open != null) {
      total++;
      if (rows.size() < MOST) {
        rows.add(open.view());
      }
      open = null;
    }
  }

  /** A row that may still grow. */
  private final class OpenRow {
    private final Like like;
    private final Event first;
    private final List<String> whom = new ArrayList<>();
    private Event last;
    private long more;

    OpenRow(Like like, Event first) {
      this.like = like;
      this.first = first;
      this.last = first;
    }

    boolean reaches(Event next) {
      return last.time() != null
          && next.time() != null
          && Duration.between(last.time(), next.time()).compareTo(TOGETHER) < 0;
    }

    void add(Event audit) {
      last = audit;
      if (whom.size() < NAMED) {
        whom.add(formatter.name(whom(audit)));
      } else {
        more++;
      }
    }

    MergedChangesView view() {
      return new MergedChangesView(
          formatter.time(first.time()),
          formatter.time(last.time()),
          like.role(),
          like.actor(),
          like.deed(),
          like.failed(),
          like.group(),
          List.copyOf(whom),
          more,
          formatter.quote(first));
    }
  }

  private static String whom(Event audit) {
    return audit
        .attributes()
        .get(Attribute.NAME)
        .or(() -> audit.attributes().get(Attribute.USER_NAME))
        .or(() -> audit.attributes().get(Attribute.OBJECT_ID))
        .or(() -> audit.attributes().get(Attribute.GROUP_NAME))
        .orElse("not named");
  }
}
