package dev.synctrace.index.lucene;

import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.SourceWriter;
import dev.synctrace.index.lucene.copies.AuditIdentity;
import dev.synctrace.index.lucene.copies.SeenAudits;
import dev.synctrace.index.lucene.document.EventDocument;
import dev.synctrace.index.lucene.document.KeywordTerm;
import dev.synctrace.index.lucene.document.MessageAnalyzer;
import dev.synctrace.index.lucene.search.DuplicateAudits;
import dev.synctrace.index.lucene.store.CaseCodec;
import dev.synctrace.index.lucene.store.CaseFailures;
import dev.synctrace.index.lucene.store.CommitData;
import dev.synctrace.index.lucene.store.DeferredMergePolicy;
import dev.synctrace.index.search.KnownPatterns;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.index.source.SourceSummary.State;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Writes a case. One lock orders the sources' beginnings and ends against commits: a commit then
 * names every source that any of its events belong to, and calls a source complete only when it has
 * all of them. Adding events does not take the lock.
 */
final class LuceneCaseWriter implements CaseWriter {
  /** Best for two threads; a larger one leaves the flush to the end (speed.md 2.2). */
  private static final double RAM_BUFFER_MB = 64;

  private final Directory directory;
  private final CaseFailures failures;
  private final Duration commitEvery;
  private final SafeMergeScheduler merges;
  private final IndexWriter writer;
  private final SourceRegistry sources;
  private final IndexAuditDuplicates copies;
  private final KnownPatterns patterns = new KnownPatterns(this::storedPatterns);
  private final ThreadLocal<EventDocument> documents =
      ThreadLocal.withInitial(() -> new EventDocument(patterns));
  private final AtomicLong nextCommit = new AtomicLong();
  private final Object lock = new Object();
  private volatile boolean failed;
  private boolean begun;

  private LuceneCaseWriter(
      Directory directory,
      Duration commitEvery,
      CaseFailures failures,
      SafeMergeScheduler merges,
      IndexWriter writer,
      SourceRegistry sources) {
    this.directory = directory;
    this.commitEvery = commitEvery;
    this.failures = failures;
    this.merges = merges;
    this.writer = writer;
    this.sources = sources;
    this.copies = new IndexAuditDuplicates(directory);
  }

  /** Opens or creates the case, takes out what is half done, and commits. */
  static LuceneCaseWriter open(Directory directory, Duration commitEvery, CaseFailures failures)
      throws IOException {
    SafeMergeScheduler merges = new SafeMergeScheduler();
    IndexWriterConfig config =
        new IndexWriterConfig(new MessageAnalyzer())
            .setCodec(new CaseCodec())
            .setRAMBufferSizeMB(RAM_BUFFER_MB)
            .setMergePolicy(new DeferredMergePolicy())
            .setMergeScheduler(merges);
    IndexWriter index = new IndexWriter(directory, config);
    try {
      List<SourceSummary> all = CommitData.sources(liveCommitData(index));
      for (SourceSummary source : all) {
        if (source.state() == State.READING) {
          index.deleteDocuments(eventsOf(source.path()));
        }
      }
      List<SourceSummary> complete =
          all.stream().filter(source -> source.state() == State.COMPLETE).toList();
      LuceneCaseWriter writer =
          new LuceneCaseWriter(
              directory, commitEvery, failures, merges, index, new SourceRegistry(complete));
      writer.commitNow();
      return writer;
    } catch (IOException | RuntimeException e) {
      index.rollback();
      throw e;
    }
  }

  private Set<String> storedPatterns() {
    Set<String> ids = new HashSet<>();
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext segment : reader.leaves()) {
        TermsEnum values =
            DocValues.getSorted(segment.reader(), SearchField.PATTERN.name()).termsEnum();
        for (BytesRef id = values.next(); id != null; id = values.next()) {
          ids.add(id.utf8ToString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ids;
  }

  private static Map<String, String> liveCommitData(IndexWriter index) {
    Map<String, String> data = new HashMap<>();
    Iterable<Map.Entry<String, String>> live = index.getLiveCommitData();
    if (live != null) {
      live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return data;
  }

  /** The term finds them without regard to case, the doc values decide. */
  private static Query eventsOf(String path) {
    String field = SearchField.SOURCE.name();
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(field, KeywordTerm.of(path))), Occur.FILTER)
        .add(
            SortedDocValuesField.newSlowExactQuery(field, new BytesRef(KeywordTerm.cut(path))),
            Occur.FILTER)
        .build();
  }

  @Override
  public boolean contains(String sha256) {
    synchronized (lock) {
      return sources.isComplete(sha256);
    }
  }

  @Override
  public String uniquePath(String path, String sha256, String bundle) {
    synchronized (lock) {
      return sources.uniquePath(path, sha256, bundle);
    }
  }

  @Override
  public Optional<SourceWriter> begin(String path, String sha256, long bytes) {
    synchronized (lock) {
      if (sources.isKnown(sha256)) {
        return Optional.empty();
      }
      if (!sources.isFree(path, sha256)) {
        throw new IllegalArgumentException("another source of the case is named " + path);
      }
      sources.put(SourceSummary.reading(path, sha256, bytes));
      if (!begun) {
        // From now on, an interrupted case says so.
        commit();
        begun = true;
      }
      return Optional.of(new OneSource(path, sha256));
    }
  }

  @Override
  public void addCopy(String sha256, String path) {
    synchronized (lock) {
      sources.addCopy(sha256, path);
    }
  }

  @Override
  public void remove(String path) {
    synchronized (lock) {
      for (SourceSummary source : sources.all()) {
        if (source.path().equals(path) && source.state() == State.COMPLETE) {
          try {
            writer.deleteDocuments(eventsOf(path));
          } catch (IOException | RuntimeException e) {
            throw failure(e);
          }
          sources.remove(source.sha256());
        }
      }
    }
  }

  @Override
  public List<SourceSummary> sources() {
    synchronized (lock) {
      return sources.all();
    }
  }

  @Override
  public void commit() {
    try {
      commitNow();
    } catch (IOException | RuntimeException e) {
      throw failure(e);
    }
  }

  private void commitNow() throws IOException {
    synchronized (lock) {
      merges.check();
      Map<String, String> data = CommitData.of(sources.all());
      if (!data.equals(liveCommitData(writer))) {
        // Nothing but this would make a commit of a case to which nothing was added.
        writer.setLiveCommitData(data.entrySet());
      }
      writer.commit();
      nextCommit.set(System.nanoTime() + commitEvery.toNanos());
    }
  }

  /** Commits when it is time; of several threads, one does. */
  private void commitIfDue() {
    long due = nextCommit.get();
    long now = System.nanoTime();
    if (now - due >= 0 && nextCommit.compareAndSet(due, now + commitEvery.toNanos())) {
      commit();
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      try {
        if (failed) {
          writer.rollback();
        } else {
          commitAndClose();
        }
      } catch (IOException | RuntimeException e) {
        throw failure(e);
      } finally {
        closeDirectory();
      }
    }
  }

  private void commitAndClose() throws IOException {
    if (!writer.isOpen()) {
      // Closed before, or by Lucene itself after a failure that no one has been told about yet.
      Throwable tragedy = writer.getTragicException();
      if (tragedy != null) {
        throw new IOException(tragedy.getMessage(), tragedy);
      }
      return;
    }
    try {
      commitNow();
      writer.close();
      merges.check();
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      throw e;
    }
  }

  private void closeDirectory() {
    try {
      directory.close();
    } catch (IOException e) {
      throw failures.of(e);
    }
  }

  private CaseException failure(Exception e) {
    failed = true;
    if (e instanceof CaseException known) {
      return known;
    }
    Throwable tragedy = writer.getTragicException();
    return failures.of(e instanceof AlreadyClosedException && tragedy != null ? tragedy : e);
  }

  /** A source being added. */
  private final class OneSource implements SourceWriter {
    private final String path;
    private final String sha256;
    private boolean open = true;

    OneSource(String path, String sha256) {
      this.path = path;
      this.sha256 = sha256;
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
        writer.addDocument(documents.get().of(event, ordinal, copies));
      } catch (IOException | RuntimeException e) {
        throw failure(e);
      }
      commitIfDue();
    }

    @Override
    public void complete(SourceSummary summary) {
      if (!summary.sha256().equals(sha256) || !summary.path().equals(path)) {
        throw new IllegalArgumentException("the summary is of another source: " + summary.path());
      }
      synchronized (lock) {
        open = false;
        sources.put(summary.withState(State.COMPLETE));
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
        if (failed || !writer.isOpen()) {
          return;
        }
        try {
          writer.deleteDocuments(eventsOf(path));
          sources.remove(sha256);
        } catch (IOException | RuntimeException e) {
          throw failure(e);
        }
      }
    }
  }

  /**
   * Merges in the background. A failure is kept and thrown by the next {@link #check()}, where
   * Lucene would print a stack trace from a thread of its own.
   */
  private static final class SafeMergeScheduler extends ConcurrentMergeScheduler {
    private volatile @Nullable Throwable failure;

    @Override
    protected void handleMergeException(Throwable merge) {
      failure = merge;
    }

    public void check() throws IOException {
      Throwable merge = failure;
      if (merge != null) {
        throw new IOException(merge.getMessage(), merge);
      }
    }
  }

  /**
   * Tells a writer which audit records may be copies of those it has indexed, or found in the case.
   * Safe for use by many threads: of two that bring the same record, one is told so.
   */
  private static final class IndexAuditDuplicates implements Predicate<AuditIdentity> {
    private final Directory directory;
    private @Nullable SeenAudits seen;

    /**
     * @param directory of the case, where everything that was there before is committed
     */
    IndexAuditDuplicates(Directory directory) {
      this.directory = directory;
    }

    @Override
    public synchronized boolean test(AuditIdentity audit) {
      if (seen == null) {
        seen = inCase();
      }
      boolean copy = seen.mayContain(audit);
      seen.add(audit);
      return copy;
    }

    private SeenAudits inCase() {
      SeenAudits audits = new SeenAudits();
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        DuplicateAudits.forEachAudit(reader, (_, audit) -> audits.add(audit));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return audits;
    }
  }
}
