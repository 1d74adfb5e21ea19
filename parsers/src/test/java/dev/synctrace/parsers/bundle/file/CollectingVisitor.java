package dev.synctrace.parsers.bundle.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.bundle.BundleReader;
import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a bundle gave, each source read twice as the ingest does: to hash it, then to read it. */
public class CollectingVisitor implements BundleVisitor {
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<BundleProblem> problems = new ArrayList<>();

  public static CollectingVisitor from(Path bundle, Path temp) throws IOException {
    return from(bundle, temp, ArchiveLimits.defaults());
  }

  public static CollectingVisitor from(Path bundle, Path temp, ArchiveLimits limits)
      throws IOException {
    CollectingVisitor collectingVisitor = new CollectingVisitor();
    new BundleReader(temp, limits).read(bundle, collectingVisitor);
    assertThat(temp).as("the temp folder is left empty").isEmptyDirectory();
    return collectingVisitor;
  }

  /** With what links inside lead to. */
  public static CollectingVisitor followingLinks(Path bundle, Path temp) throws IOException {
    CollectingVisitor collectingVisitor = new CollectingVisitor();
    new BundleReader(temp, ArchiveLimits.defaults())
        .followingLinks()
        .read(bundle, collectingVisitor);
    assertThat(temp).as("the temp folder is left empty").isEmptyDirectory();
    return collectingVisitor;
  }

  @Override
  public void source(SourceFile file) throws IOException {
    String first = text(file);
    assertThat(text(file)).as("read again: %s", file.path()).isEqualTo(first);
    assertThat(sources.put(file.path(), first)).as("given twice: %s", file.path()).isNull();
  }

  private static String text(SourceFile file) throws IOException {
    try (InputStream in = file.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void problem(BundleProblem problem) {
    assertThat(problem.message()).isNotBlank().doesNotContain("\n", "null");
    problems.add(problem);
  }

  /** Paths in the order of delivery. */
  public List<String> paths() {
    return List.copyOf(sources.keySet());
  }

  public Map<String, String> texts() {
    return sources;
  }

  /** One line each. */
  public List<String> problems() {
    return problems.stream().map(BundleProblem::toString).toList();
  }
}
