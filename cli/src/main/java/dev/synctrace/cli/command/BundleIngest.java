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
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import dev.synctrace.parsers.source.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
      boolean nothing = nothingRecognised(sources, opened);
      if (sources.stream().noneMatch(source -> source.summary().framing().equals("fact"))) {
        return new Ingested(sources, opened.machines(), nothing);
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
          opened.machines(),
          nothing);
    }
  }

  private static boolean nothingRecognised(List<IngestedSource> sources, Case opened) {
    if (sources.stream().anyMatch(source -> source.summary().records() > 0)) {
      return false;
    }
    Set<String> known = opened.events().values("NOT kind:other", SearchField.SOURCE.name());
    return sources.stream()
        .noneMatch(source -> known.contains(source.summary().path().toLowerCase(Locale.ROOT)));
  }

  /**
   * What an ingest came to.
   *
   * @param sources one for each file and unreadable piece of the bundles
   * @param machines of the whole case
   * @param nothingRecognised whether no file is a log, an audit or an export: none has a record,
   *     and what lines there are say nothing that is known
   */
  record Ingested(
      List<IngestedSource> sources, SourceMachines machines, boolean nothingRecognised) {
    /** Whether some input could not be read. */
    boolean hasProblem() {
      return sources.stream().anyMatch(source -> !source.summary().problems().isEmpty());
    }

    /** Whether no file added an event, or could have. */
    boolean hasNoEvent() {
      return sources.stream().allMatch(source -> source.summary().log() == null);
    }
  }

  /** Says that bundles contain nothing to read, and what they could contain. */
  static String nothingIn(List<Path> bundles) {
    return "no log or export was found in "
        + bundles.stream().map(Path::toString).collect(Collectors.joining(", "))
        + ". SyncTrace reads logs of Configuration Manager (such as"
        + " SMS_AZUREAD_DISCOVERY_AGENT.log, BgbServer.log or CcmNotificationAgent.log), Entra"
        + " audit logs as JSON or CSV, and exports of the site database. docs/collect.md lists"
        + " what to collect";
  }
}
