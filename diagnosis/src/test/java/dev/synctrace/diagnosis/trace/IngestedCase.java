package dev.synctrace.diagnosis.trace;

import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.ingest.Ingest;
import dev.synctrace.index.ingest.IngestProgress;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import dev.synctrace.parsers.source.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Cases in a folder, filled by the road that a bundle takes. */
public final class IngestedCase {
  public static final Path SAMPLE = Path.of("../samples/contoso-tenant-attach");

  private IngestedCase() {}

  public static Case of(Path folder, Path bundle) throws IOException {
    LuceneCaseStore store = new LuceneCaseStore(folder.resolve("case"));
    BundleReader bundles =
        new BundleReader(folder.resolve("temp"), ArchiveLimits.defaults(), folder.resolve("case"));
    try (CaseWriter writer = store.openForWriting();
        Ingest ingest = new Ingest(writer, bundles, ReadOptions.DEFAULT, IngestProgress.SILENT)) {
      ingest.read(bundle);
    }
    return store.open();
  }

  /** The sample without the files whose path the filter does not let pass. */
  public static Case ofSample(Path folder, Predicate<String> wanted) throws IOException {
    Path part = Files.createDirectories(folder.resolve("sample"));
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = SAMPLE.relativize(file).toString().replace('\\', '/');
        if (wanted.test(path)) {
          Files.createDirectories(part.resolve(path).getParent());
          Files.copy(file, part.resolve(path));
        }
      }
    }
    return of(folder, part);
  }

  public static List<Trace> traces(Case opened) {
    List<Trace> traces = new ArrayList<>();
    new Traces(opened).all().forEach(traces::add);
    return traces;
  }
}
