package dev.synctrace.graph.page;

import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder {@code graph} of a case: where fetched pages are saved, and how its sources are named.
 */
public final class GraphFolder {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path caseFolder;

  public GraphFolder(Path caseFolder) {
    this.caseFolder = caseFolder;
  }

  /** A folder inside, made when it is not there. */
  public Path folder(String path) throws IOException {
    return PrivateFiles.createFolders(caseFolder.resolve(path));
  }

  /** A new folder for what is asked now; what interrupted fetches left beside it is taken away. */
  public Path snapshot(String path, Instant now) throws IOException {
    try (Stream<Path> earlier = Files.list(folder(path))) {
      for (Path folder : earlier.filter(Files::isDirectory).toList()) {
        if (FetchManifest.in(folder).isEmpty()) {
          empty(folder);
          Files.delete(folder);
        }
      }
    }
    return folder(path + "/" + STAMP.format(now));
  }

  /** Under which name a file is a source of the case, with forward slashes. */
  public String sourcePath(Path file) {
    return caseFolder.relativize(file).toString().replace('\\', '/');
  }

  /** The file of a source that was fetched. */
  public Path file(String sourcePath) {
    return caseFolder.resolve(sourcePath);
  }

  /** Pages as their record names them. */
  public List<FetchManifest.Page> pages(List<SavedPageEntry> pages) {
    return pages.stream()
        .map(page ->
            new FetchManifest.Page(
                sourcePath(page.file()),
                page.sha256(),
                page.bytes(),
                page.records(),
                page.request().toString(),
                page.time().toString()))
        .toList();
  }

  /**
   * The whole sets of pages below a folder, by name; those an interruption left are passed over.
   */
  public List<FetchManifest> records(String path) throws IOException {
    List<FetchManifest> records = new ArrayList<>();
    for (Path folder : folders(caseFolder.resolve(path))) {
      Optional<FetchManifest> record = FetchManifest.in(folder);
      record.ifPresent(records::add);
    }
    return records;
  }

  private static List<Path> folders(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> below = Files.walk(parent)) {
      return below.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** Takes away what an interrupted fetch left in a folder. */
  public static void empty(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path file : below.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
  }
}
