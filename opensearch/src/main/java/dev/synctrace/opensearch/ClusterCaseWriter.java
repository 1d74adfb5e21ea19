package dev.synctrace.opensearch;

import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.SourceWriter;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.index.search.KnownPatterns;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.index.source.SourceSummary.State;
import dev.synctrace.opensearch.SourceEntries.Entry;
import dev.synctrace.opensearch.http.ClusterRequest;
import dev.synctrace.opensearch.http.Connection;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * Writes a case in a cluster, which other processes may be writing to as well. A source is called
 * complete at a commit, after all its events were acknowledged and made visible; until then it is
 * claimed by this process.
 */
final class ClusterCaseWriter implements CaseWriter {
  private static final long WATCH_MILLIS = 500;

  private final Connection connection;
  private final CaseIndices indices;
  private final SourceEntries entries;
  private final WriterRegistry writerRegistry;
  private final BulkSender bulk;
  private final EventRemoval removal;
  private final ThreadLocal<ClusterDocument> documents;

  /** By SHA-256, as far as this process knows. */
  private final Map<String, Entry> known = new HashMap<>();

  private final Map<String, String> names = new HashMap<>();

  /** Complete but not yet called so. */
  private final Map<String, SourceSummary> ready = new HashMap<>();

  private final Object lock = new Object();
  private long nextCommit;
  private boolean closed;
  private volatile boolean failed;

  /** Takes over the connection. */
  private ClusterCaseWriter(Connection connection, CaseIndices indices) {
    this.connection = connection;
    this.indices = indices;
    this.entries = new SourceEntries(connection, indices.sources());
    this.writerRegistry = new WriterRegistry(connection, indices.sources());
    this.bulk = new BulkSender(connection, indices.events());
    this.removal = new EventRemoval(connection, indices.events());
    ClusterAuditDuplicates copies = new ClusterAuditDuplicates(connection, indices.events());
    KnownPatterns patterns = new KnownPatterns(Set::of);
    this.documents = ThreadLocal.withInitial(() -> new ClusterDocument(copies, patterns));
    this.nextCommit = System.nanoTime() + connection.timing().commitEvery().toNanos();
  }

  /** Opens or creates the case, and takes out what processes that have ended left half done. */
  static ClusterCaseWriter open(Connection connection, CaseIndices indices) {
    indices.create();
    ClusterCaseWriter writer = new ClusterCaseWriter(connection, indices);
    try {
      writer.writerRegistry.start();
      writer.takeStock();
      return writer;
    } catch (RuntimeException e) {
      writer.failed = true;
      try {
        writer.close();
      } catch (RuntimeException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private void takeStock() {
    entries.refresh();
    boolean alone = true;
    for (Entry entry : entries.entries()) {
      if (entry.summary().state() == State.COMPLETE) {
        known.put(entry.summary().sha256(), entry);
      } else if (writerRegistry.isGone(entry.owner())) {
        Optional<Entry> mine = entries.replace(entry, entry.summary(), writerRegistry.self());
        mine.ifPresent(this::takeOut);
      } else {
        alone = false;
        known.put(entry.summary().sha256(), entry);
      }
    }
    if (alone) {
      entries.freeNames(List.copyOf(known.values()));
    }
  }

  @Override
  public boolean contains(String sha256) {
    synchronized (lock) {
      Entry entry = known.get(sha256);
      return ready.containsKey(sha256)
          || (entry != null && entry.summary().state() == State.COMPLETE);
    }
  }

  @Override
  public String uniquePath(String path, String sha256, String bundle) {
    synchronized (lock) {
      Entry entry = known.get(sha256);
      if (entry != null) {
        return entry.summary().path();
      }
      String promised = names.get(sha256);
      if (promised != null) {
        return promised;
      }
      String name = path;
      for (int n = 1; !entries.reserve(name, sha256); n++) {
        name = bundle + "/" + path + (n == 1 ? "" : " (" + n + ")");
      }
      names.put(sha256, name);
      return name;
    }
  }

  @Override
  public Optional<SourceWriter> begin(String path, String sha256, long bytes) {
    synchronized (lock) {
      Entry entry = known.get(sha256);
      SourceSummary reading = SourceSummary.reading(path, sha256, bytes);
      Optional<Entry> claim = Optional.empty();
      if (entry == null) {
        claim = entries.create(reading, writerRegistry.self());
        entry = claim.isPresent() ? null : entries.get(sha256).orElse(null);
        if (entry != null) {
          known.put(sha256, entry);
        }
      }
      if (entry != null && isFree(entry)) {
        claim = entries.replace(entry, entry.summary(), writerRegistry.self());
        // What the other had added is under the same ids unless it read them differently.
        claim.ifPresent(mine -> removal.remove(mine.summary().path()));
      }
      claim.ifPresent(mine -> known.put(sha256, mine));
      return claim.map(mine -> new OneSource(mine.summary().path(), sha256));
    }
  }

  @Override
  public void addCopy(String sha256, String path) {
    synchronized (lock) {
      if (ready.computeIfPresent(sha256, (sha, source) -> source.withCopies(List.of(path)))
          != null) {
        return;
      }
      Optional<Entry> entry = Optional.ofNullable(known.get(sha256));
      while (entry.filter(e -> lacksCopy(e.summary(), path)).isPresent()) {
        Entry before = entry.get();
        SourceSummary source = before.summary().withCopies(List.of(path));
        entry = entries.replace(before, source, before.owner());
        entry.ifPresent(done -> known.put(sha256, done));
        if (entry.isEmpty()) {
          // Another process changed it meanwhile.
          entry = entries.get(sha256);
        }
      }
    }
  }

  private static boolean lacksCopy(SourceSummary source, String path) {
    return source.state() == State.COMPLETE && !source.copies().contains(path);
  }

  private boolean isFree(Entry entry) {
    return entry.summary().state() == State.READING && writerRegistry.isGone(entry.owner());
  }

  @Override
  public Set<String> awaitOthers(Set<String> sha256s) {
    commit();
    Set<String> left = new HashSet<>(sha256s);
    Set<String> givenUp = new HashSet<>();
    while (true) {
      for (String sha256 : List.copyOf(left)) {
        Optional<Entry> now = entries.get(sha256);
        synchronized (lock) {
          now.ifPresentOrElse(entry -> known.put(sha256, entry), () -> known.remove(sha256));
        }
        if (now.isEmpty() || isFree(now.get())) {
          givenUp.add(sha256);
          left.remove(sha256);
        } else if (now.get().summary().state() == State.COMPLETE) {
          left.remove(sha256);
        }
      }
      if (left.isEmpty() || !givenUp.isEmpty()) {
        return givenUp;
      }
      pause();
    }
  }

  private void pause() {
    try {
      Thread.sleep(WATCH_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CaseException("Interrupted. Run the same ingest again to complete it.", e);
    }
  }

  @Override
  public void remove(String path) {
    commit();
    synchronized (lock) {
      for (Entry entry : List.copyOf(known.values())) {
        if (entry.summary().path().equals(path) && entry.summary().state() == State.COMPLETE) {
          takeOut(entry);
        }
      }
    }
  }

  private void takeOut(Entry entry) {
    removal.remove(entry.summary().path());
    entries.delete(entry);
    known.remove(entry.summary().sha256());
  }

  @Override
  public List<SourceSummary> sources() {
    synchronized (lock) {
      return known.values().stream()
          .map(Entry::summary)
          .map(source -> ready.getOrDefault(source.sha256(), source))
          .sorted(Comparator.comparing(SourceSummary::path))
          .toList();
    }
  }

  @Override
  public void commit() {
    List<SourceSummary> complete;
    synchronized (lock) {
      complete = new ArrayList<>(ready.values());
      nextCommit = System.nanoTime() + connection.timing().commitEvery().toNanos();
    }
    try {
      bulk.flush();
      connection.need(ClusterRequest.post("/" + indices.events() + "/_refresh"));
      synchronized (lock) {
        complete.forEach(this::callComplete);
      }
      if (!complete.isEmpty()) {
        entries.setChanged();
      }
      entries.refresh();
    } catch (RuntimeException e) {
      failed = true;
      throw e;
    }
  }

  private void callComplete(SourceSummary source) {
    Entry claim = known.get(source.sha256());
    if (ready.remove(source.sha256()) != null && claim != null) {
      Optional<Entry> done = entries.replace(claim, source, writerRegistry.self());
      // Otherwise this process was taken for gone, and another completes the source now; its
      // events have the same ids.
      Optional<Entry> now = done.isPresent() ? done : entries.get(source.sha256());
      now.ifPresent(entry -> known.put(source.sha256(), entry));
    }
  }

  private void commitIfDue() {
    boolean due;
    synchronized (lock) {
      due = !ready.isEmpty() && System.nanoTime() - nextCommit >= 0;
    }
    if (due) {
      commit();
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try (connection;
        bulk) {
      if (!failed) {
        commit();
      }
      writerRegistry.close();
    }
  }

  /** A source being added. */
  private final class OneSource implements SourceWriter {
    private final String path;
    private final String sha256;
    private final EventIds ids;
    private boolean open = true;

    OneSource(String path, String sha256) {
      this.path = path;
      this.sha256 = sha256;
      this.ids = new EventIds(sha256);
    }

    @Override
    public String path() {
      return path;
    }

    @Override
    public void add(Event event, int ordinal) {
      if (!event.source().equals(path)) {
        throw new IllegalArgumentException(event.source() + " is not the source " + path);
      }
      try {
        long place = LuceneFieldNames.place(event.line(), ordinal);
        byte[] document = documents.get().of(event, place);
        bulk.add(ids.id(place, document), document);
      } catch (IOException e) {
        throw new IllegalStateException("JSON in memory", e);
      } catch (RuntimeException e) {
        failed = true;
        throw e;
      }
    }

    @Override
    public void complete(SourceSummary summary) {
      if (!summary.sha256().equals(sha256) || !summary.path().equals(path)) {
        throw new IllegalArgumentException("the summary is of another source: " + summary.path());
      }
      synchronized (lock) {
        open = false;
        ready.put(sha256, summary.withState(State.COMPLETE));
      }
      commitIfDue();
    }

    @Override
    public void close() {
      synchronized (lock) {
        if (!open) {
          return;
        }
        open = false;
        Entry claim = known.get(sha256);
        if (failed || closed || claim == null) {
          return;
        }
        bulk.flush();
        takeOut(claim);
      }
    }
  }

  /** The ids of one source's events: the same whoever adds them and how often. */
  static final class EventIds {
    private static final int SOURCE_BYTES = 15;

    private final String source;

    EventIds(String sha256) {
      byte[] digest = HexFormat.of().parseHex(sha256);
      byte[] start = Arrays.copyOf(digest, SOURCE_BYTES);
      this.source = Base64.getUrlEncoder().withoutPadding().encodeToString(start);
    }

    /**
     * The id of an event.
     *
     * @param place where in its source it is
     * @param document its content counts as well: should two ever share a place, both are kept
     */
    String id(long place, byte[] document) {
      CRC32C content = new CRC32C();
      content.update(document);
      return source + Long.toHexString(place) + "-" + Long.toHexString(content.getValue());
    }
  }
}
