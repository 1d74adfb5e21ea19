package dev.synctrace.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a bundle gave, each source read twice as the ingest does: to hash it, then to read it. */
class Gathered implements BundleVisitor {
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<BundleProblem> problems = new ArrayList<>();

  static Gathered from(Path bundle, Path temp) throws IOException {
    return from(bundle, temp, ArchiveLimits.defaults());
  }

  static Gathered from(Path bundle, Path temp, ArchiveLimits limits) throws IOException {
    Gathered gathered = new Gathered();
    new BundleReader(temp, limits).read(bundle, gathered);
    assertThat(temp).as("the temp folder is left empty").isEmptyDirectory();
    return gathered;
  }

  /** With what links inside lead to. */
  static Gathered followingLinks(Path bundle, Path temp) throws IOException {
    Gathered gathered = new Gathered();
    new BundleReader(temp, ArchiveLimits.defaults()).followingLinks().read(bundle, gathered);
    assertThat(temp).as("the temp folder is left empty").isEmptyDirectory();
    return gathered;
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
  List<String> paths() {
    return List.copyOf(sources.keySet());
  }

  Map<String, String> texts() {
    return sources;
  }

  /** One line each. */
  List<String> problems() {
    return problems.stream().map(BundleProblem::toString).toList();
  }
}
