package dev.synctrace.diagnosis;

import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.IndexedEvents;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.ingest.Ingest;
import dev.synctrace.index.ingest.IngestProgress;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.source.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A bundle of the samples folder, ingested as a user does it. */
public final class SampleCase implements AutoCloseable {
  private static final Path SAMPLES = Path.of("..", "samples");

  private final Case opened;

  private SampleCase(Case opened) {
    this.opened = opened;
  }

  /** Names of the bundles that show group synchronization. */
  public static List<String> groupSyncNames() throws IOException {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("expected.json")))
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.contains("sync"))
          .sorted()
          .toList();
    }
  }

  public static Path folder(String name) {
    return SAMPLES.resolve(name);
  }

  /** Ingests a bundle into a case below the folder. */
  public static SampleCase ingest(String name, Path caseFolder) throws IOException {
    return ingest(List.of(name), caseFolder);
  }

  /** Ingests several bundles into one case, as of several hierarchies. */
  public static SampleCase ingest(List<String> names, Path caseFolder) throws IOException {
    return ofBundles(names.stream().map(SampleCase::folder).toList(), caseFolder);
  }

  /** Ingests a bundle that a test wrote. */
  public static SampleCase ofBundle(Path bundle, Path caseFolder) throws IOException {
    return ofBundles(List.of(bundle), caseFolder);
  }

  private static SampleCase ofBundles(List<Path> bundles, Path caseFolder) throws IOException {
    LuceneCaseStore store = new LuceneCaseStore(caseFolder);
    BundleReader reader =
        new BundleReader(caseFolder.resolve("temp"), ArchiveLimits.defaults(), caseFolder);
    try (CaseWriter writer = store.openForWriting();
        Ingest ingest = new Ingest(writer, reader, ReadOptions.DEFAULT, IngestProgress.SILENT)) {
      for (Path bundle : bundles) {
        ingest.read(bundle);
      }
    }
    return new SampleCase(store.open());
  }

  public Case opened() {
    return opened;
  }

  public IndexedEvents events() {
    return new IndexedEvents(opened);
  }

  /** Everything in the case, to take pieces away from. */
  public List<Event> all() {
    List<Event> all = new ArrayList<>();
    events().find(EventQuery.all()).forEach(all::add);
    return all;
  }

  public List<SourceSummary> sources() {
    return opened.sources();
  }

  @Override
  public void close() {
    opened.close();
  }
}
