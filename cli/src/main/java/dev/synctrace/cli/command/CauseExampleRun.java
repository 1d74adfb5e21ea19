package dev.synctrace.cli.command;

import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.file.TemporaryCase;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.cause.CauseExample;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.index.Case;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.parsers.source.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bundle of an example into a case of its own and looks for the cause in all answers.
 *
 * @param catalogue with the cause
 * @param id of the cause
 */
record CauseExampleRun(CauseCatalogue catalogue, String id) {
  /** Returns what is wrong; empty when the cause is found, or not, as the example says. */
  Optional<String> problem(CauseExample example) throws IOException {
    Path bundle = Files.createTempDirectory("synctrace-example-");
    try (TemporaryCase temporary = new TemporaryCase()) {
      write(example.files(), bundle);
      CaseAddress address = new CaseAddress.Folder(temporary.folder());
      new BundleIngest(address, ReadOptions.DEFAULT, false).read(List.of(bundle), true);
      try (Case opened = address.store().open()) {
        @Nullable String mismatch = example.mismatch(grade(opened));
        return Optional.ofNullable(mismatch)
            .map(text ->
                example.isNearMiss() ? text : text + ". Kinds of its records: " + kinds(opened));
      }
    } finally {
      DirectoryCleanup.remove(bundle);
    }
  }

  private static void write(Map<String, String> files, Path bundle) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = bundle.resolve(file.getKey());
      Files.createDirectories(target.resolve("..").normalize());
      Files.writeString(target, file.getValue());
    }
  }

  /** How sure it is where it is surest; null where it is not found. */
  private @Nullable Grade grade(Case opened) {
    Diagnosis diagnosis = Diagnosis.of(opened, catalogue, null);
    List<FoundCause> found = new ArrayList<>(diagnosis.siteCauses());
    diagnosis.explain(ExplainRequest.all(), verdict -> found.addAll(verdict.causes()));
    for (Trace action : new Traces(opened).all()) {
      found.addAll(diagnosis.causesOf(action));
    }
    return found.stream()
        .filter(cause -> cause.id().equals(id))
        .map(FoundCause::grade)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static String kinds(Case opened) {
    TreeSet<String> kinds = new TreeSet<>(opened.events().kinds());
    return kinds.isEmpty() ? "none, no file is a log or an export" : String.join(", ", kinds);
  }
}
