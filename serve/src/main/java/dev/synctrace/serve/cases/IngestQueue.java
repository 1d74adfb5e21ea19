package dev.synctrace.serve.cases;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.annotation.CaseLabel;
import dev.synctrace.index.ingest.Ingest;
import dev.synctrace.index.ingest.IngestedSource;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.report.page.ReportOptions;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.http.ServeLog;
import dev.synctrace.serve.option.RequestLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads uploaded bundles and works out the answers of cases, few at a time, in the order they came.
 * Safe for use by many threads.
 *
 * <p>A reading that is ended early leaves its bundle, and the next start starts it again: a case is
 * read to the end or not at all.
 */
final class IngestQueue implements AutoCloseable {
  /** After results could not be computed again. */
  private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

  private final CaseRepository repository;
  private final MountedCases given;
  private final RenderedAnswers renderedAnswers;
  private final RequestLimits limits;
  private final Supplier<ReportOptions> options;
  private final ServeLog log;
  private final Runnable afterwards;
  private final ExecutorService threads;
  private final AnswerChecksums checksums = new AnswerChecksums();
  private final Map<CaseId, ReadingProgress> underWay = new ConcurrentHashMap<>();
  private final Map<CaseId, CompletableFuture<Void>> recomputing = new ConcurrentHashMap<>();
  private final Map<CaseId, Long> recomputingFailed = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * Readers of one server.
   *
   * @param afterwards runs after each bundle
   */
  IngestQueue(
      CaseRepository repository,
      MountedCases given,
      RenderedAnswers renderedAnswers,
      RequestLimits limits,
      Supplier<ReportOptions> options,
      ServeLog log,
      Runnable afterwards) {
    this.repository = repository;
    this.given = given;
    this.renderedAnswers = renderedAnswers;
    this.limits = limits;
    this.options = options;
    this.log = log;
    this.afterwards = afterwards;
    this.threads =
        Executors.newFixedThreadPool(
            limits.readers(), Thread.ofPlatform().name("reader-", 0).daemon().factory());
  }

  /**
   * Reads what an ended server left unread, what it failed to read, and the cases given to this
   * one.
   */
  void resume() {
    List<CaseEntry> unread = repository.all().reversed().stream().filter(this::isToBeRead).toList();
    for (CaseEntry entry : unread) {
      if (!entry.isGiven()) {
        log.line("case " + entry.id().shortened() + " was not processed completely; restarting");
      }
      submit(entry.id());
    }
  }

  /** A case that failed has its bundle unless there was nothing in it to read. */
  private boolean isToBeRead(CaseEntry entry) {
    return !entry.state().isFinal()
        || entry.state() == CaseEntry.State.FAILED
            && Files.isDirectory(repository.folder(entry.id()).bundle());
  }

  /** Reads a case when its turn comes. */
  public void submit(CaseId id) {
    underWay.put(id, new ReadingProgress());
    threads.execute(() -> read(id));
  }

  /** How far a reading has come; empty when the case is not waiting or being read. */
  public Optional<ReadingProgress> progress(CaseId id) {
    return Optional.ofNullable(underWay.get(id));
  }

  /** Ends the reading of a case that is to be removed, and waits until it has ended. */
  void stop(CaseId id) {
    ReadingProgress progress = underWay.get(id);
    if (progress != null && progress.stop()) {
      awaitEnd(id);
    }
  }

  private void awaitEnd(CaseId id) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (underWay.containsKey(id) && System.nanoTime() < end) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void read(CaseId id) {
    ReadingProgress progress = underWay.get(id);
    Optional<CaseEntry> entry = repository.find(id);
    try {
      if (entry.isPresent() && progress != null && !closed && progress.begin()) {
        read(entry.get(), progress);
      }
    } finally {
      underWay.remove(id);
    }
    if (!closed) {
      afterwards.run();
    }
  }

  private void read(CaseEntry entry, ReadingProgress progress) {
    CaseFolder folder = repository.folder(entry.id());
    long start = System.nanoTime();
    try {
      repository.put(entry.reading());
      CaseEntry done = read(entry, folder, progress);
      repository.put(done);
      DirectoryCleanup.remove(folder.bundle());
      log.line(
          "case %s %s after %.1f s: %,d events, %,d problems"
              .formatted(
                  entry.id().shortened(),
                  done.state() == CaseEntry.State.READY ? "read" : "failed",
                  (System.nanoTime() - start) / 1e9,
                  done.events(),
                  done.problems()));
    } catch (ReadingProgress.StoppedException _) {
      rollBack(entry, folder);
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      fail(entry, folder, e);
    }
  }

  private CaseEntry read(CaseEntry entry, CaseFolder folder, ReadingProgress progress)
      throws IOException {
    DirectoryCleanup.remove(folder.answers());
    Optional<CaseStore> store = given.store(entry.id());
    if (store.isPresent()) {
      try (Case opened = store.get().open()) {
        return explain(entry, folder, opened, problems(opened), progress);
      }
    }
    DirectoryCleanup.remove(folder.index());
    List<String> problems = ingest(folder, progress);
    try (Case opened = new LuceneCaseStore(folder.index()).open()) {
      return explain(entry, folder, opened, problems, progress);
    }
  }

  /**
   * Returns whether a part of the answers of a case is there and as it was written; where it is
   * not, its answers are computed again.
   *
   * @param wait how long to wait until they are; who asks for the same case waits for the same work
   * @throws HttpProblem 503 when it lasts longer or failed
   */
  void requireAnswers(CaseEntry entry, Path part, Duration wait) {
    Path answers = repository.folder(entry.id()).answers();
    if (checksums.match(answers, part)) {
      return;
    }
    Long failed = recomputingFailed.get(entry.id());
    if (failed == null || System.nanoTime() - failed > TRY_AGAIN.toNanos()) {
      await(recompute(entry), wait);
      if (checksums.match(answers, part)) {
        return;
      }
    }
    throw recomputingFailed.containsKey(entry.id())
        ? HttpProblem.later(
            503,
            "The results of this case are damaged on the disk of the server and could not be"
                + " computed again. See the log of the server.",
            TRY_AGAIN.toSeconds())
        : HttpProblem.later(
            503,
            "The results of this case were damaged on the disk of the server and are being"
                + " computed again. Try again in a minute.",
            10);
  }

  private static void await(CompletableFuture<Void> work, Duration wait) {
    try {
      work.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException _) {
      // What is there now decides.
    }
  }

  private CompletableFuture<Void> recompute(CaseEntry entry) {
    return recomputing.computeIfAbsent(
        entry.id(),
        id -> {
          ReadingProgress progress = new ReadingProgress();
          underWay.put(id, progress);
          return CompletableFuture.runAsync(() -> recompute(entry, progress), threads);
        });
  }

  private void recompute(CaseEntry entry, ReadingProgress progress) {
    CaseFolder folder = repository.folder(entry.id());
    CaseFolder draft = new CaseFolder(folder.root().resolve("recomputed"));
    try {
      // Who asked may have looked before the last work of this kind was done.
      if (closed || !progress.begin() || checksums.match(folder.answers())) {
        return;
      }
      log.line(
          "case "
              + entry.id().shortened()
              + ": its results are missing or damaged; computing them again");
      DirectoryCleanup.remove(draft.root());
      try (Case opened = store(entry, folder).open()) {
        List<String> problems = problems(opened);
        renderedAnswers.write(entry.id(), draft, opened, problems, options.get(), progress);
      }
      DirectoryCleanup.remove(folder.answers());
      Files.move(draft.answers(), folder.answers());
      recomputingFailed.remove(entry.id());
      log.line("case " + entry.id().shortened() + ": results computed again");
    } catch (ReadingProgress.StoppedException _) {
      // The case is being deleted, or the server ends.
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      recomputingFailed.put(entry.id(), System.nanoTime());
      log.line(
          ("case " + entry.id().shortened() + ": its results could not be computed again: " + e)
              .replace(entry.id().value(), entry.id().shortened()));
    } finally {
      removeDraft(entry, draft);
      underWay.remove(entry.id(), progress);
      recomputing.remove(entry.id());
    }
  }

  private void removeDraft(CaseEntry entry, CaseFolder draft) {
    try {
      DirectoryCleanup.remove(draft.root());
    } catch (IOException e) {
      log.line("case " + entry.id().shortened() + ": files could not be removed: " + e);
    }
  }

  /** Opens the case of an entry, wherever it is. */
  private CaseStore store(CaseEntry entry, CaseFolder folder) {
    return given.store(entry.id()).orElseGet(() -> new LuceneCaseStore(folder.index()));
  }

  private static List<String> problems(Case opened) {
    return opened.sources().stream().flatMap(IngestQueue::problems).toList();
  }

  private static Stream<String> problems(SourceSummary source) {
    return source.problems().stream().map(problem -> source.path() + ": " + problem);
  }

  private CaseEntry explain(
      CaseEntry entry,
      CaseFolder folder,
      Case opened,
      List<String> problems,
      ReadingProgress progress)
      throws IOException {
    if (opened.sources().stream().allMatch(source -> source.records() == 0)) {
      return entry.failed(IngestFailure.nothing(entry, problems));
    }
    String headline =
        renderedAnswers.write(entry.id(), folder, opened, problems, options.get(), progress);
    return entry.labelled(label(opened, entry)).ready(headline, events(opened), problems.size());
  }

  /** Notes that cannot be read keep no one from the answers. */
  private CaseLabel label(Case opened, CaseEntry entry) {
    try {
      return opened.annotations().read().label();
    } catch (CaseException e) {
      log.line(String.valueOf(e.getMessage()).replace(entry.id().value(), entry.id().shortened()));
      return entry.label();
    }
  }

  /** As many as a search for everything finds. */
  private static long events(Case opened) {
    return opened.events().search(SearchRequest.of("*").withFirst(1)).total();
  }

  private List<String> ingest(CaseFolder folder, ReadingProgress progress) throws IOException {
    List<String> problems = new ArrayList<>();
    BundleReader bundles = new BundleReader(folder.root().resolve("temp"), limits.archives());
    try (CaseWriter writer = new LuceneCaseStore(folder.index()).openForWriting();
        Ingest ingest = new Ingest(writer, bundles, ReadOptions.DEFAULT, progress)) {
      for (UploadedFile file : UploadedFile.in(folder.bundle())) {
        for (IngestedSource source : ingest.read(file.content(), file.name())) {
          problems(source.summary()).forEach(problems::add);
        }
      }
    }
    return problems;
  }

  /** Leaves the bundle for the next start, and nothing of what was half done. */
  private void rollBack(CaseEntry entry, CaseFolder folder) {
    try {
      repository.put(entry.waiting());
      DirectoryCleanup.remove(folder.index());
      DirectoryCleanup.remove(folder.answers());
      DirectoryCleanup.remove(folder.root().resolve("temp"));
      log.line("case " + entry.id().shortened() + " stopped during processing");
    } catch (IOException | RuntimeException e) {
      log.line("case " + entry.id().shortened() + " could not be rolled back: " + e);
    }
  }

  private void fail(CaseEntry entry, CaseFolder folder, Throwable failure) {
    try {
      // The bundle stays: the next start reads it again.
      repository.put(entry.failed(IngestFailure.describe(entry, failure)));
      DirectoryCleanup.remove(folder.root().resolve("temp"));
      DirectoryCleanup.remove(folder.index());
      DirectoryCleanup.remove(folder.answers());
    } catch (IOException | RuntimeException e) {
      log.line("case " + entry.id().shortened() + " could not be removed: " + e);
    }
    log.line("case " + entry.id().shortened() + " failed: " + failure);
  }

  /** Lets what is being read come to its end, for a while; then ends it and rolls it back. */
  @Override
  public void close() {
    closed = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(limits.finish().toMillis(), TimeUnit.MILLISECONDS)) {
        underWay.values().forEach(ReadingProgress::stop);
        threads.awaitTermination(30, TimeUnit.SECONDS);
      }
    } catch (InterruptedException _) {
      underWay.values().forEach(ReadingProgress::stop);
      Thread.currentThread().interrupt();
    }
  }

  /** Says in one line why a case shows no answers, and what to do. */
  private static final class IngestFailure {
    private IngestFailure() {}

    /** For a case in which there is no record. */
    static String nothing(CaseEntry entry, List<String> problems) {
      if (!problems.isEmpty()) {
        return "Nothing could be read. " + problems.getFirst();
      }
      return entry.isGiven()
          ? "This case contains no records. Ingest a bundle into it and start the server again."
          : "The upload contains no log or export that SyncTrace supports. Upload the logs, or a"
              + " zip file of them.";
    }

    /** Of an upload without a path of this machine; a given case has its place as its name. */
    static String describe(CaseEntry entry, Throwable failure) {
      return switch (failure) {
        case OutOfMemoryError _ ->
            "The server does not have enough memory for this "
                + (entry.isGiven() ? "case" : "bundle")
                + ". Restart the server with SYNCTRACE_OPTS=-Xmx2g"
                + (entry.isGiven() ? "." : " to process it again.");
        case CaseException unreadable when entry.isGiven() ->
            unreadable.getMessage() + " Then start the server again.";
        default ->
            entry.isGiven()
                ? "The results could not be computed ("
                    + failure.getClass().getSimpleName()
                    + "). Restart the server. If this fails again, see the log of the server."
                : "The bundle could not be read completely ("
                    + failure.getClass().getSimpleName()
                    + "). The upload is kept. Restart the server to process it again. If this"
                    + " fails again, see the log of the server.";
      };
    }
  }
}
