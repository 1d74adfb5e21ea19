package dev.synctrace.cli.command;

import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.file.TemporaryCase;
import dev.synctrace.cli.terminal.ProgressLine;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.ingest.Ingest;
import dev.synctrace.index.ingest.IngestedSource;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import dev.synctrace.parsers.source.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads bundles into a case, with progress on a terminal.
 *
 * @param address of the case, which is made when it does not exist
 * @param followLinks whether to read what links inside a bundle lead to
 */
record BundleIngest(CaseAddress address, ReadOptions options, boolean followLinks) {

  /** What became of each file of the bundles, in the order they were read. */
  Ingested read(List<Path> bundles, boolean quiet) throws IOException {
    return switch (address) {
      case CaseAddress.Folder(Path folder) -> read(bundles, folder, quiet);
      // Archives within archives are unpacked here, wherever the case lives.
      case CaseAddress.Cluster _ -> {
        try (TemporaryCase here = new TemporaryCase()) {
          yield read(bundles, here.folder(), quiet);
        }
      }
    };
  }

  private Ingested read(List<Path> bundles, Path caseFolder, boolean quiet) throws IOException {
    List<IngestedSource> sources = new ArrayList<>();
    Path temp = caseFolder.resolve("temp");
    BundleReader plain = new BundleReader(temp, ArchiveLimits.defaults(), caseFolder);
    BundleReader reader = followLinks ? plain.followingLinks() : plain;
    try (CaseWriter writer = address.store().openForWriting();
        ProgressLine progress = ProgressLine.of(bundles, quiet);
        Ingest ingest = new Ingest(writer, reader, options, progress)) {
      for (Path bundle : bundles) {
        sources.addAll(ingest.read(bundle));
      }
    }
    return withTheCase(sources);
  }

  /** Whose list of members a file is, and which machine wrote it, depends on the other files. */
  private Ingested withTheCase(List<IngestedSource> sources) {
    try (Case opened = address.store().open()) {
      if (sources.stream().noneMatch(source -> source.summary().framing().equals("fact"))) {
        return new Ingested(sources, opened.machines());
      }
      Map<String, String> problems =
          Diagnosis.of(opened, CauseCatalogue.none(), null).sourceProblems();
      return new Ingested(
          sources.stream()
              .map(source -> {
                String problem = problems.get(source.summary().path());
                return problem == null ? source : source.withProblem(problem);
              })
              .toList(),
          opened.machines());
    }
  }

  /**
   * What an ingest came to.
   *
   * @param sources one for each file and unreadable piece of the bundles
   * @param machines of the whole case
   */
  record Ingested(List<IngestedSource> sources, SourceMachines machines) {}
}
