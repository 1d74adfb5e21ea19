package dev.synctrace.serve.cases;

import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.index.AnnotationStore;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.annotation.Annotations;
import dev.synctrace.index.annotation.InvalidAnnotationException;
import dev.synctrace.index.lucene.citation.CitationIndex;
import dev.synctrace.index.lucene.citation.CitationIndex.CitingAnswers;
import dev.synctrace.index.lucene.name.IdNameIndex;
import dev.synctrace.index.lucene.name.IdNameIndex.NamedId;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.report.page.PageTemplates;
import dev.synctrace.report.page.ReportOptions;
import dev.synctrace.serve.cases.RenderedRowFile.RowPage;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.http.ServeLog;
import dev.synctrace.serve.option.RequestLimits;
import dev.synctrace.serve.option.ServeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All that pages may do with cases. Safe for use by many threads. */
public final class CaseService implements AutoCloseable {
  private static final long SWEEP_MINUTES = 10;
  private static final int MOST_CITING = 20;

  /** A small case is computed again in less, so that its visitors notice nothing. */
  private static final Duration RECOMPUTING_WAIT = Duration.ofSeconds(5);

  private final CaseRepository repository;
  private final IngestQueue ingestQueue;
  private final OpenCases open;
  private final CaseLabels labels;
  private final ReportCache reports;
  private final Housekeeping housekeeping;
  private final CauseCatalogue causes;
  private final Clock clock;
  private final ServeLog log;
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("sweeper").daemon().factory());

  private CaseService(
      CaseRepository repository,
      MountedCases mounted,
      ServeOptions options,
      PageTemplates templates,
      Clock clock,
      ServeLog log) {
    this.causes = CauseCatalogue.load(options.causes());
    RequestLimits limits = options.limits();
    this.repository = repository;
    this.clock = clock;
    this.log = log;
    this.open = new OpenCases(repository, mounted, causes);
    this.labels = new CaseLabels(repository, mounted, log);
    this.reports =
        new ReportCache(
            repository,
            open,
            (title, redaction, notes) -> report(title, redaction, notes, clock, options.version()));
    this.housekeeping =
        new Housekeeping(repository, open, options.keep(), options.maxSize(), clock, log);
    this.ingestQueue =
        new IngestQueue(
            repository,
            mounted,
            new RenderedAnswers(templates, causes),
            limits,
            () -> report(null, Redaction.secretsOnly(), false, clock, options.version()),
            log,
            housekeeping::sweep);
  }

  private static ReportOptions report(
      @Nullable String title, Redaction redaction, boolean notes, Clock clock, String version) {
    return new ReportOptions(
        title, ZoneOffset.UTC, redaction, notes, now(clock), version, "synctrace serve");
  }

  private static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Opens the cases of a data folder and those mounted, takes up what an ended server left unread,
   * and begins to remove what is over the limits.
   *
   * @throws IOException when the folder cannot be used
   */
  public static CaseService open(
      ServeOptions options, PageTemplates templates, Clock clock, ServeLog log) throws IOException {
    CaseRepository repository = CaseRepository.open(options.data(), log);
    CaseService cases;
    try {
      MountedCases mounted = MountedCases.place(options.given(), repository, now(clock));
      cases = new CaseService(repository, mounted, options, templates, clock, log);
    } catch (IOException | RuntimeException e) {
      repository.close();
      throw e;
    }
    cases.ingestQueue.resume();
    var _ =
        cases.sweeper.scheduleWithFixedDelay(
            cases.housekeeping::sweep, 0, SWEEP_MINUTES, TimeUnit.MINUTES);
    return cases;
  }

  /** The causes that answers name. */
  public CauseCatalogue causes() {
    return causes;
  }

  /** Newest first. */
  public List<CaseEntry> all() {
    return repository.all().stream().map(labels::current).toList();
  }

  /**
   * A case by what an address says.
   *
   * @throws HttpProblem 404 when there is none
   */
  public CaseEntry find(String id) {
    return CaseId.parse(id)
        .flatMap(repository::find)
        .map(labels::current)
        .orElseThrow(HttpProblem::notFound);
  }

  /**
   * A case whose answers can be shown.
   *
   * @throws HttpProblem 404 when there is none, 409 when it has not been read
   */
  public CaseEntry findReady(String id) {
    CaseEntry entry = find(id);
    if (entry.state() != CaseEntry.State.READY) {
      throw new HttpProblem(
          409, "This case is not processed yet. See the start page of the case for its status.");
    }
    return entry;
  }

  /** A folder to receive an upload in; removed, or handed to {@link #add}, by who asked for it. */
  public Path incoming(CaseId id) throws IOException {
    return repository.incoming(id);
  }

  /** Bytes that the disk still takes. */
  public long room() throws IOException {
    return repository.room();
  }

  /** Makes a case of what was received, to be read when its turn comes. */
  public void add(CaseId id, Path received, String name, long bytes) throws IOException {
    repository.add(id, received, name, bytes, now(clock));
    ingestQueue.submit(id);
  }

  /** How far the reading has come; empty when the case is not waiting or being read. */
  public Optional<ReadingProgress> progress(CaseId id) {
    return ingestQueue.progress(id);
  }

  /**
   * The answer at a glance.
   *
   * @throws HttpProblem 503 while answers that were damaged are computed again, as from all that
   *     return answers
   */
  public StoredMarkup overview(CaseId id) {
    return new StoredMarkup(whole(id, CaseFolder::overview));
  }

  /** What was read, and of which time it tells. */
  public StoredMarkup sources(CaseId id) {
    return new StoredMarkup(whole(id, CaseFolder::sources));
  }

  /** What went wrong around the actions. */
  public StoredMarkup trouble(CaseId id) {
    return new StoredMarkup(whole(id, CaseFolder::trouble));
  }

  private Path whole(CaseId id, Function<CaseFolder, Path> part) {
    return whole(id, part, RECOMPUTING_WAIT);
  }

  private Path whole(CaseId id, Function<CaseFolder, Path> part, Duration wait) {
    Path path = part.apply(repository.folder(id));
    repository.find(id).ifPresent(entry -> ingestQueue.requireAnswers(entry, path, wait));
    return path;
  }

  /** Returns the answers that rest on a record. */
  public CitingAnswers citing(CaseId id, String source, long line) throws IOException {
    return CitationIndex.find(
        whole(id, CaseFolder::citations),
        new LogAddress(id.address()).record(source, line),
        RecordCitations.Use.all(),
        MOST_CITING);
  }

  /**
   * What IDs stand for, by ID as it was passed. Nothing is known where it cannot be read: pages go
   * without it.
   *
   * @param address of the case
   */
  public Map<String, NamedId> names(String address, Set<String> ids) {
    Optional<CaseId> id = CaseId.parse(address.substring(address.lastIndexOf('/') + 1));
    try {
      return id.isEmpty()
          ? Map.of()
          : IdNameIndex.find(whole(id.get(), CaseFolder::names, Duration.ZERO), ids);
    } catch (HttpProblem _) {
      return Map.of();
    } catch (IOException | RuntimeException e) {
      log.line("the names of IDs cannot be read: " + e.getClass().getSimpleName());
      return Map.of();
    }
  }

  /** A page of members; labels are the keys of tabs, and the order is a {@link MemberOrder}. */
  public RowPage members(CaseId id, RowQuery query) throws IOException {
    return RenderedRowFile.read(whole(id, CaseFolder::members), query);
  }

  /** A page of actions; labels are names of outcomes, and the order is an {@link ActionOrder}. */
  public RowPage actions(CaseId id, RowQuery query) throws IOException {
    return RenderedRowFile.read(whole(id, CaseFolder::actions), query);
  }

  /**
   * Does something with an open case.
   *
   * @throws HttpProblem 503 when a mounted case cannot be read now
   */
  public <T> T with(CaseId id, OpenCases.Use<T> use) throws IOException {
    return open.with(id, use);
  }

  /**
   * What engineers added to a case.
   *
   * @throws HttpProblem 503 when it cannot be read
   */
  public Annotations annotations(CaseEntry entry) throws IOException {
    return open.with(entry.id(), opened -> annotations(entry, opened));
  }

  /** As {@link #annotations(CaseEntry)}, for who has the case open. */
  public Annotations annotations(CaseEntry entry, OpenCase opened) {
    return annotations(entry, opened, AnnotationStore::read);
  }

  /**
   * Changes what engineers added to a case.
   *
   * @param change as of {@link AnnotationStore#update}
   * @return what is stored now
   * @throws HttpProblem 409 when the case can have no more, 503 when it cannot be written
   */
  public Annotations annotate(CaseEntry entry, UnaryOperator<Annotations> change)
      throws IOException {
    return open.with(
        entry.id(), opened -> annotations(entry, opened, store -> store.update(change)));
  }

  private Annotations annotations(
      CaseEntry entry, OpenCase opened, Function<AnnotationStore, Annotations> use) {
    AnnotationStore store = opened.events().annotations();
    try {
      Annotations stored = use.apply(store);
      // Another server, or the command line, may have named it meanwhile.
      repository.label(entry.id(), stored.label());
      return stored;
    } catch (InvalidAnnotationException e) {
      throw new HttpProblem(409, String.valueOf(e.getMessage()));
    } catch (CaseException e) {
      // The case itself is as it was, and stays open.
      String why = String.valueOf(e.getMessage());
      log.line(why.replace(entry.id().value(), entry.id().shortened()));
      throw new HttpProblem(
          503,
          entry.isGiven()
              ? why
              : "The notes and saved searches of this case cannot be read or written. See the log of the server.");
    }
  }

  /**
   * The report as a file.
   *
   * @param notes whether with the notes of engineers
   */
  public ReportFile report(CaseEntry entry, boolean redacted, boolean notes) throws IOException {
    return reports.of(entry, redacted, notes);
  }

  /**
   * Removes an uploaded case, whatever is being done with it.
   *
   * @throws HttpProblem 409 for a case that was mounted to the server
   */
  public void delete(CaseEntry entry) throws IOException {
    if (entry.isGiven()) {
      throw new HttpProblem(
          409,
          "This case was opened with --case, so it cannot be deleted here."
              + " Use `synctrace case delete`.");
    }
    ingestQueue.stop(entry.id());
    housekeeping.remove(entry.id());
    labels.forget(entry.id());
  }

  /** Ends what is under way; what cannot be finished soon is rolled back. */
  @Override
  public void close() throws IOException {
    sweeper.shutdownNow();
    ingestQueue.close();
    open.close();
    repository.close();
  }
}
