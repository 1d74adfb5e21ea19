package dev.synctrace.graph;

import dev.synctrace.graph.access.GraphFailure;
import dev.synctrace.graph.page.FetchManifest;
import dev.synctrace.graph.page.GraphFolder;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.ingest.Ingest;
import dev.synctrace.index.ingest.IngestProgress;
import dev.synctrace.index.ingest.IngestedSource;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.audit.AuditDuplicates;
import dev.synctrace.parsers.audit.AuditKey;
import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import dev.synctrace.parsers.bundle.file.SourceFile;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.record.RecordOptions;
import dev.synctrace.parsers.record.RecordOptions.DateOrder;
import dev.synctrace.parsers.source.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads saved pages into the case, by the same readers as exports. An audit the case has already,
 * by its id, is not added a second time; its page keeps it. For one thread.
 */
final class PageIngest implements AutoCloseable {
  private static final String BUNDLE = "fetched";
  private static final String AUDITS = "log:audit";

  private final CaseWriter writer;
  private final GraphFolder folder;
  private final Ingest ingest;
  private final AuditDuplicates duplicates;
  private final List<IngestedSource> sources = new ArrayList<>();

  private PageIngest(
      CaseWriter writer, GraphFolder folder, Path caseFolder, AuditDuplicates duplicates) {
    this.writer = writer;
    this.folder = folder;
    this.duplicates = duplicates;
    this.ingest =
        new Ingest(
            writer,
            new BundleReader(caseFolder.resolve("temp"), ArchiveLimits.defaults(), caseFolder),
            new ReadOptions(ZoneOffset.UTC, new RecordOptions(DateOrder.AUTO)),
            IngestProgress.SILENT,
            event -> isNew(duplicates, event));
  }

  /**
   * @param writer stays open
   * @param store of the same case; its audits are looked through once
   */
  static PageIngest into(CaseWriter writer, CaseStore store, Path caseFolder) {
    writer.commit();
    AuditDuplicates duplicates = new AuditDuplicates();
    try (Case opened = store.open()) {
      for (Event event : opened.events().search(SearchRequest.of(AUDITS)).events()) {
        if (AuditKey.of(event).id().isPresent()) {
          duplicates.isNew(event);
        }
      }
    }
    return new PageIngest(writer, new GraphFolder(caseFolder), caseFolder, duplicates);
  }

  private static boolean isNew(AuditDuplicates duplicates, Event event) {
    return AuditKey.of(event).id().isEmpty() || duplicates.isNew(event);
  }

  /**
   * Adds a whole window: its pages, then the record that says that it is whole.
   *
   * @return how many audits were new to the case
   */
  long addWindow(FetchManifest record) throws IOException {
    long added = add(record);
    String path = record.window().orElseThrow().folder() + "/" + FetchManifest.FILE;
    IngestedSource source = ingest.read(new Page(path, folder.file(path)), BUNDLE);
    if (!source.known()) {
      sources.add(source);
    }
    return added;
  }

  /** Makes what was added visible. Until then, a fetch that dies adds it again from the files. */
  void commit() {
    writer.commit();
  }

  /**
   * Adds the pages the case does not have.
   *
   * @return how many records were new to the case
   */
  private long add(FetchManifest record) throws IOException {
    long known = duplicates.count();
    long records = 0;
    for (FetchManifest.Page page : record.pages()) {
      if (writer.contains(page.sha256())) {
        continue;
      }
      Path file = folder.file(page.path());
      if (!Files.exists(file)) {
        throw new GraphFailure(
            file + " is missing. Restore it, or delete its folder and fetch the same period again");
      }
      IngestedSource source = ingest.read(new Page(page.path(), file), BUNDLE);
      sources.add(source);
      records += source.summary().records();
    }
    return records - (duplicates.count() - known);
  }

  /**
   * Adds pages that say how things are now, and takes out what said so before.
   *
   * @param prefix of the paths of all sources these represent
   */
  long replace(String prefix, FetchManifest record) throws IOException {
    Set<String> current = new HashSet<>();
    record.pages().forEach(page -> current.add(page.sha256()));
    for (SourceSummary source : writer.sources()) {
      if (source.path().startsWith(prefix) && !current.contains(source.sha256())) {
        writer.remove(source.path());
      }
    }
    long added = add(record);
    writer.commit();
    return added;
  }

  /** The pages that were added, in order. */
  List<IngestedSource> sources() {
    return List.copyOf(sources);
  }

  @Override
  public void close() {
    ingest.close();
  }

  /** A saved page as a source. */
  private record Page(String path, Path file) implements SourceFile {
    @Override
    public OptionalLong size() {
      return OptionalLong.of(file.toFile().length());
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }
  }
}
