package dev.synctrace.cli;

import dev.synctrace.bundle.ArchiveLimits;
import dev.synctrace.bundle.BundleReader;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.ingest.Ingest;
import dev.synctrace.ingest.IngestedSource;
import dev.synctrace.source.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads bundles into a case folder, with progress on a terminal.
 *
 * @param caseFolder is made when it does not exist
 */
record BundleIngest(Path caseFolder, ReadOptions options) {

  /** What became of each file of the bundles, in the order they were read. */
  List<IngestedSource> read(List<Path> bundles, boolean quiet) throws IOException {
    List<IngestedSource> sources = new ArrayList<>();
    Path temp = caseFolder.resolve("temp");
    BundleReader reader = new BundleReader(temp, ArchiveLimits.defaults(), caseFolder);
    try (CaseWriter writer = new LuceneCaseStore(caseFolder).openForWriting();
        ProgressLine progress = ProgressLine.of(bundles, quiet);
        Ingest ingest = new Ingest(writer, reader, options, progress)) {
      for (Path bundle : bundles) {
        sources.addAll(ingest.read(bundle));
      }
    }
    return sources;
  }
}
