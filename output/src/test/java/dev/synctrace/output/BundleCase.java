package dev.synctrace.output;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Cases filled by the road a bundle takes, from a sample or from files written on the spot. */
public final class BundleCase {
  public static final Path SAMPLES = Path.of("..", "samples");

  private BundleCase() {}

  /** The bundles of the samples folder, by name. */
  public static List<Path> samples() throws IOException {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("expected.json")))
          .sorted()
          .toList();
    }
  }

  /** Reads bundles into a case. */
  public static void ingest(Path caseFolder, Path... bundles) throws IOException {
    BundleReader reader =
        new BundleReader(caseFolder.resolve("temp"), ArchiveLimits.defaults(), caseFolder);
    try (CaseWriter writer = new LuceneCaseStore(caseFolder).openForWriting();
        Ingest ingest = new Ingest(writer, reader, ReadOptions.DEFAULT, IngestProgress.SILENT)) {
      for (Path bundle : bundles) {
        ingest.read(bundle);
      }
    }
  }

  /** A case in the folder with these bundles; the caller closes it. */
  public static Case of(Path folder, Path... bundles) throws IOException {
    Path caseFolder = folder.resolve("case");
    ingest(caseFolder, bundles);
    return new LuceneCaseStore(caseFolder).open();
  }

  /** A case in the folder with these files, by path inside the bundle. */
  public static Case ofFiles(Path folder, Map<String, String> files) throws IOException {
    Path bundle = Files.createDirectories(folder.resolve("bundle"));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = bundle.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return of(folder, bundle);
  }
}
