package dev.synctrace.cli.file;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseInfo;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Cases in folders, from outside. */
public final class CaseFolders {
  private static final String INDEX = "index";

  private CaseFolders() {}

  /** The cases in the folders of a folder, by name; those of another version are passed over. */
  public static List<CaseInfo> in(Path parent) throws IOException {
    List<CaseInfo> cases = new ArrayList<>();
    try (Stream<Path> folders = Files.list(parent)) {
      for (Path folder : folders.filter(CaseFolders::isCase).sorted().toList()) {
        try {
          cases.add(info(folder));
        } catch (CaseException _) {
          // No case, or none that can be opened; asked for by its name, it says which.
        }
      }
    }
    return cases;
  }

  /**
   * One case.
   *
   * @throws CaseException when it is none, or cannot be opened
   */
  public static CaseInfo info(Path folder) throws IOException {
    try (Case opened = new LuceneCaseStore(folder).open()) {
      Instant changed = Instant.EPOCH;
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Instant written = Files.getLastModifiedTime(file).toInstant();
          changed = written.isAfter(changed) ? written : changed;
        }
      }
      return new CaseInfo(
          folder.toString(),
          CaseInfo.label(opened.annotations()),
          opened.events().search(SearchRequest.all()).total(),
          opened.sources().size(),
          DirectoryCleanup.bytes(folder),
          changed);
    }
  }

  /**
   * Deletes a case with all that is in its folder.
   *
   * @throws CaseException when it is none, or is being written to
   */
  public static void delete(Path folder) throws IOException {
    LuceneCaseStore store = new LuceneCaseStore(folder);
    // What is no case is not deleted, nor one that someone is adding to.
    store.open().close();
    store.openForWriting().close();
    DirectoryCleanup.remove(folder);
  }

  /** Whether the case that is meant when none is named exists. */
  public static boolean isDefaultCase(CaseAddress address) {
    return address instanceof CaseAddress.Folder(Path path) && isCase(path);
  }

  private static boolean isCase(Path folder) {
    return Files.isDirectory(folder.resolve(INDEX), LinkOption.NOFOLLOW_LINKS);
  }
}
