package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.identity.Id;
import dev.synctrace.diagnosis.identity.IdQueries;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.identity.Identity.MemberType;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Loads the events of identities, several at once, by their ids and nothing else. Heartbeats of
 * device objects are left out.
 */
public final class MemberLoader {
  /** The index takes about a thousand values in one question; a member has about ten. */
  public static final int AT_ONCE = 80;

  private static final int MOST_VALUES = 900;

  private final CaseAtInstant context;

  public MemberLoader(CaseAtInstant context) {
    this.context = context;
  }

  public MemberEvents load(Identity identity) {
    return load(List.of(identity)).getFirst();
  }

  /** The events of each, in the order given. */
  public List<MemberEvents> load(List<Identity> identities) {
    Batch batch = new Batch(identities);
    EventQuery query = EventQuery.all().withoutHeartbeats();
    int values = 0;
    for (Identity identity : identities) {
      if (values > 0 && values + cost(identity) > MOST_VALUES) {
        batch.take(query);
        query = EventQuery.all().withoutHeartbeats();
        values = 0;
      }
      query = naming(query, identity);
      values += cost(identity);
    }
    if (values > 0) {
      batch.take(query);
    }
    return batch.loaded();
  }

  private static int cost(Identity identity) {
    return identity.ids().size() * 3;
  }

  private static EventQuery naming(EventQuery query, Identity identity) {
    List<Id> ids = identity.ids().stream().limit(MOST_VALUES / 3).toList();
    EventQuery narrowed = IdQueries.naming(query, ids, identity.memberType() == MemberType.USER);
    List<String> mentioned =
        ids.stream()
            .filter(id -> id.type() == IdType.DEVICE_ID || id.type() == IdType.OBJECT_ID)
            .map(Id::value)
            .toList();
    return narrowed.naming(Attribute.MENTIONS, mentioned);
  }

  /** Gives each event to the members it names. */
  private final class Batch {
    private final List<Identity> identities;
    private final List<List<Event>> events = new ArrayList<>();
    private final Map<Id, int[]> owners = new HashMap<>();

    Batch(List<Identity> identities) {
      this.identities = identities;
      for (int i = 0; i < identities.size(); i++) {
        events.add(new ArrayList<>());
        for (Id id : identities.get(i).ids()) {
          owners.merge(id, new int[] {i}, Batch::joined);
        }
      }
    }

    void take(EventQuery query) {
      boolean[] taken = new boolean[identities.size()];
      for (Event event : context.list(query)) {
        Arrays.fill(taken, false);
        give(event, Attribute.SMS_ID, IdType.SMS_ID, taken);
        give(event, Attribute.RESOURCE_ID, IdType.RESOURCE_ID, taken);
        give(event, Attribute.DEVICE_ID, IdType.DEVICE_ID, taken);
        give(event, Attribute.OBJECT_ID, IdType.OBJECT_ID, taken);
        give(event, Attribute.USER_ID, IdType.OBJECT_ID, taken);
        for (String mention : event.attributes().mentions()) {
          give(event, new Id(IdType.DEVICE_ID, mention), taken);
          give(event, new Id(IdType.OBJECT_ID, mention), taken);
        }
      }
    }

    List<MemberEvents> loaded() {
      List<MemberEvents> loaded = new ArrayList<>();
      for (int i = 0; i < identities.size(); i++) {
        loaded.add(new MemberEvents(identities.get(i), events.get(i)));
      }
      return loaded;
    }

    private void give(Event event, Attribute attribute, IdType type, boolean[] taken) {
      String value = event.attributes().values().get(attribute);
      if (value != null) {
        give(event, new Id(type, value.toLowerCase(Locale.ROOT)), taken);
      }
    }

    private void give(Event event, Id id, boolean[] taken) {
      for (int owner : owners.getOrDefault(id, new int[0])) {
        if (!taken[owner]) {
          taken[owner] = true;
          events.get(owner).add(event);
        }
      }
    }

    private static int[] joined(int[] some, int[] more) {
      int[] all = Arrays.copyOf(some, some.length + more.length);
      System.arraycopy(more, 0, all, some.length, more.length);
      return all;
    }
  }

  /**
   * Loads the next members while the ones before are judged: asking the index is most of the work
   * of judging all. Members come in the order given; only a few batches are in memory.
   */
  public static final class MemberPrefetcher implements AutoCloseable {
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors());

    private final MemberLoader loader;
    private final ExecutorService threads;

    public MemberPrefetcher(MemberLoader loader) {
      this.loader = loader;
      this.threads =
          Executors.newFixedThreadPool(
              THREADS, Thread.ofPlatform().daemon().name("load-", 0).factory());
    }

    /**
     * Passes on the events of each identity.
     *
     * @param identities gives the identity of an anchor; asked in this thread only
     */
    public void load(
        List<Integer> anchors, IntFunction<Identity> identities, Consumer<MemberEvents> sink) {
      Deque<Future<List<MemberEvents>>> loading = new ArrayDeque<>();
      for (int from = 0; from < anchors.size(); from += MemberLoader.AT_ONCE) {
        int to = Math.min(anchors.size(), from + MemberLoader.AT_ONCE);
        List<Identity> batch = new ArrayList<>();
        for (int anchor : anchors.subList(from, to)) {
          batch.add(identities.apply(anchor));
        }
        loading.add(threads.submit(() -> loader.load(batch)));
        if (loading.size() > THREADS) {
          take(loading.remove()).forEach(sink);
        }
      }
      while (!loading.isEmpty()) {
        take(loading.remove()).forEach(sink);
      }
    }

    @Override
    public void close() {
      threads.shutdownNow();
    }

    private static List<MemberEvents> take(Future<List<MemberEvents>> batch) {
      try {
        return batch.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException("members could not be loaded", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while members were loaded", e);
      }
    }
  }
}
