package dev.synctrace.diagnosis.cause;

import dev.synctrace.diagnosis.cause.condition.CauseException;
import dev.synctrace.diagnosis.cause.condition.Predicate;
import dev.synctrace.diagnosis.cause.condition.Scope;
import dev.synctrace.diagnosis.cause.predicate.Predicates;
import dev.synctrace.index.search.DidYouMean;
import dev.synctrace.parsers.catalogue.CompiledYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All causes SyncTrace knows, and those an engineer added; in the order of their ids. */
public final class CauseCatalogue {
  private final TreeMap<String, Cause> causes = new TreeMap<>();
  private final boolean isBuiltIn;

  private CauseCatalogue(Collection<Cause> causes, boolean isBuiltIn) {
    this.isBuiltIn = isBuiltIn;
    for (Cause cause : causes) {
      add(cause);
    }
  }

  /** No cause at all, for questions that need none. */
  public static CauseCatalogue none() {
    return new CauseCatalogue(List.of(), false);
  }

  /** Read once: causes do not change. */
  private static final class BuiltIn {
    private static final List<Cause> CAUSES = builtIn(new CauseReader(Predicates.all()), "");
  }

  /** The causes that come with SyncTrace. */
  public static CauseCatalogue builtIn() {
    return load(null);
  }

  /**
   * The causes that come with SyncTrace, and those of a folder: every {@code .yaml} or {@code .yml}
   * file in it, not below it.
   *
   * @param folder null for none; an empty path, which is what an empty variable gives, is none, too
   * @throws CauseException when a file cannot be read as a cause, or two have the same id
   */
  public static CauseCatalogue load(@Nullable Path folder) {
    return load(folder, "");
  }

  /**
   * As {@link #load(Path)}, of the built-in causes those of tenant attach only: the others need not
   * be read to answer for one action.
   */
  public static CauseCatalogue loadTenantAttach(@Nullable Path folder) {
    return load(folder, "T");
  }

  /**
   * The causes of a folder beside the built-in ones, and what is wrong with it.
   *
   * @param files how many files there are
   * @param causes those of the folder that can be read
   * @param problems of the others, in the order of the files
   */
  public record CheckedFolder(
      CauseCatalogue catalogue, int files, List<Cause> causes, List<CauseException> problems) {}

  /**
   * As {@link #load(Path)}, without stopping at the first file that cannot be used.
   *
   * @throws CauseException when the folder cannot be read
   */
  public static CheckedFolder check(Path folder) {
    CauseReader reader = new CauseReader(Predicates.all());
    CauseCatalogue catalogue = new CauseCatalogue(BuiltIn.CAUSES, false);
    List<Cause> own = new ArrayList<>();
    List<CauseException> problems = new ArrayList<>();
    List<Path> files = files(folder);
    for (Path file : files) {
      attempt(
          problems,
          () -> {
            Cause cause = read(reader, file);
            catalogue.add(cause);
            own.add(cause);
          });
    }
    own.forEach(cause -> attempt(problems, () -> catalogue.checkBecause(cause)));
    return new CheckedFolder(catalogue, files.size(), List.copyOf(own), List.copyOf(problems));
  }

  private static void attempt(List<CauseException> problems, Runnable reading) {
    try {
      reading.run();
    } catch (CauseException e) {
      problems.add(e);
    }
  }

  private static CauseCatalogue load(@Nullable Path given, String ids) {
    Path folder = given == null || given.toString().isEmpty() ? null : given;
    CauseReader reader = new CauseReader(Predicates.all());
    CauseCatalogue catalogue =
        new CauseCatalogue(ids.isEmpty() ? BuiltIn.CAUSES : builtIn(reader, ids), folder == null);
    if (folder != null) {
      files(folder).forEach(file -> catalogue.add(read(reader, file)));
    }
    if (ids.isEmpty()) {
      catalogue.causes.values().forEach(catalogue::checkBecause);
    }
    return catalogue;
  }

  /**
   * Causes from texts, for tests and tools.
   *
   * @param predicates those the texts may name
   */
  public static CauseCatalogue of(List<Predicate<?>> predicates, String... yaml) {
    CauseReader reader = new CauseReader(predicates);
    List<Cause> causes = new ArrayList<>();
    for (int i = 0; i < yaml.length; i++) {
      causes.add(reader.read("cause " + (i + 1), yaml[i]));
    }
    return new CauseCatalogue(causes, false);
  }

  /** All, in the order of their ids. */
  public List<Cause> all() {
    return List.copyOf(causes.values());
  }

  /** Whether it has no causes but those that come with SyncTrace. */
  public boolean isBuiltIn() {
    return isBuiltIn;
  }

  /** Those of one scope, in the order of their ids. */
  public List<Cause> of(Scope scope) {
    return causes.values().stream().filter(cause -> cause.scope() == scope).toList();
  }

  /** The cause of that id, with exact case. */
  public Optional<Cause> byId(String id) {
    return Optional.ofNullable(causes.get(id));
  }

  private void add(Cause cause) {
    Cause before = causes.putIfAbsent(cause.id(), cause);
    if (before != null) {
      throw cause
          .file()
          .error(
              "id",
              cause.id() + " is already used by " + before.file().name() + ". Choose another ID");
    }
  }

  /** What a cause follows from must be in the catalogue, and never follow from it in turn. */
  private void checkBecause(Cause cause) {
    for (String id : cause.because()) {
      Cause other = causes.get(id);
      if (other == null) {
        throw cause.file().error("because", unknown(id));
      }
      if (reaches(other, cause.id(), new HashSet<>())) {
        throw cause
            .file()
            .error(
                "because",
                cause.id() + " and " + id + " are each declared a consequence of the other");
      }
    }
  }

  private String unknown(String id) {
    List<String> near = DidYouMean.to(id, causes.keySet());
    return "unknown cause "
        + id
        + (near.isEmpty() ? "" : ": did you mean " + String.join(" or ", near) + "?");
  }

  private boolean reaches(Cause from, String id, Set<String> seen) {
    return seen.add(from.id())
        && (from.id().equals(id)
            || from.because().stream()
                .flatMap(next -> Stream.ofNullable(causes.get(next)))
                .anyMatch(next -> reaches(next, id, seen)));
  }

  /**
   * @param ids what the ids must begin with, as the files' names do
   */
  private static List<Cause> builtIn(CauseReader reader, String ids) {
    return CompiledYaml.of(CauseCatalogue.class).files().entrySet().stream()
        .filter(file -> file.getKey().startsWith(ids))
        .map(file -> reader.read(file.getKey(), file.getValue()))
        .toList();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new CauseException(
          folder.toString(), 0, "not a readable folder. Specify a folder with cause files", e);
    }
  }

  private static Cause read(CauseReader reader, Path file) {
    try {
      return reader.read(String.valueOf(file.getFileName()), Files.readString(file));
    } catch (IOException e) {
      throw new CauseException(file.toString(), 0, "cannot be read as UTF-8 text", e);
    }
  }
}
