package dev.synctrace.index.lucene.store;

import dev.synctrace.index.CaseDamage;
import dev.synctrace.index.CaseException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NoLockFactory;

/**
 * Verifies the files of a case in a folder: every byte of the index, of the kept answers and of
 * what engineers added against the checksum that was written with it. Changes nothing, and can run
 * while others read.
 *
 * @param files that were verified
 * @param bytes of these files
 * @param damage in the order of the files; empty when all are as they were written
 */
public record CaseCheck(int files, long bytes, List<CaseDamage> damage) {
  /** Folder of the index inside that of the case. */
  public static final String INDEX = "index";

  /** Folder of the results that are kept with the case, inside it. */
  public static final String KEPT = "kept";

  /** The file that makes a commit, where it is not known which one there was. */
  private static final String ANY_COMMIT = INDEX + "/segments_N";

  /**
   * The names of commits that Lucene can read; it takes every other that begins alike for one too.
   */
  private static final Pattern COMMIT = Pattern.compile("segments(_[0-9A-Za-z]{1,12})?");

  /** A commit can be replaced while it is verified; then the new one is. */
  private static final int ATTEMPTS = 3;

  public CaseCheck {
    damage = List.copyOf(damage);
  }

  /**
   * Verifies the index, the kept answers and what engineers added, and that the index agrees with
   * itself.
   *
   * @throws CaseException when there is no case, or one of another version
   */
  public static CaseCheck all(Path folder) {
    return check(folder, true);
  }

  /**
   * Verifies the checksums of the index only: what an answer is read from.
   *
   * @throws CaseException as {@link #all}
   */
  public static CaseCheck index(Path folder) {
    return check(folder, false);
  }

  /**
   * Returns the line that names the damaged files and what to do.
   *
   * @return empty when nothing is damaged
   */
  public Optional<String> failure(Path folder) {
    if (damage.isEmpty()) {
      return Optional.empty();
    }
    CaseDamage first = damage.getFirst();
    String others =
        switch (damage.size()) {
          case 1 -> "";
          case 2 -> " and 1 more damaged file";
          default -> " and " + (damage.size() - 1) + " more damaged files";
        };
    return Optional.of(
        "The case at %s is damaged (%s: %s%s). %s."
            .formatted(folder, first.file(), first.problem(), others, first.remedy()));
  }

  /**
   * Refuses a damaged case.
   *
   * @throws CaseException with the line of {@link #failure}
   */
  public void orThrow(Path folder) {
    failure(folder)
        .ifPresent(line -> {
          throw new CaseException(line);
        });
  }

  private static CaseCheck check(Path folder, boolean all) {
    VectorModuleWarning.silence();
    CaseFailures failures = new CaseFailures(folder);
    try {
      failures.requireIndex();
    } catch (IOException e) {
      throw failures.unverified(e);
    }
    try (Directory directory = new NIOFSDirectory(folder.resolve(INDEX))) {
      Checked checked = new Checked(failures.ingestAgain());
      List<CaseDamage> aboutCommits = aboutCommits(directory, checked.ingestAgain);
      if (!aboutCommits.isEmpty()) {
        checked.damage.addAll(aboutCommits);
        others(directory, "", checked);
        if (all) {
          annotations(folder, checked);
        }
        return new CaseCheck(checked.files, checked.bytes, checked.damage);
      }
      for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
        String commit = SegmentInfos.getLastCommitSegmentsFileName(directory);
        checked = new Checked(failures.ingestAgain());
        if (commit == null) {
          throw failures.noCase();
        }
        index(directory, commit, all, checked, failures);
        if (commit.equals(SegmentInfos.getLastCommitSegmentsFileName(directory))) {
          break;
        }
      }
      if (all) {
        kept(folder.resolve(KEPT), checked);
        annotations(folder, checked);
      }
      return new CaseCheck(checked.files, checked.bytes, checked.damage);
    } catch (IOException e) {
      throw failures.unverified(e);
    }
  }

  /**
   * Whether the folder holds what only a commit makes, but no commit. The first commit of a case is
   * made before anything is added, so this is not what a run leaves that ended early.
   */
  public static boolean hasLostItsCommit(Directory directory) throws IOException {
    boolean segments = false;
    for (String file : directory.listAll()) {
      if (COMMIT.matcher(file).matches()) {
        return false;
      }
      segments |= IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches();
    }
    return segments;
  }

  /** What keeps Lucene from finding the newest commit: it is lost, or a file is named like one. */
  private static List<CaseDamage> aboutCommits(Directory directory, String ingestAgain)
      throws IOException {
    List<CaseDamage> damage = new ArrayList<>();
    if (hasLostItsCommit(directory)) {
      damage.add(new CaseDamage(ANY_COMMIT, "missing", ingestAgain));
    }
    for (String file : directory.listAll()) {
      if (file.startsWith(IndexFileNames.SEGMENTS) && !COMMIT.matcher(file).matches()) {
        damage.add(
            new CaseDamage(
                INDEX + "/" + file, "not a file of the case", "Move it out of the folder"));
      }
    }
    return damage;
  }

  private static void index(
      Directory directory, String commit, boolean all, Checked checked, CaseFailures failures)
      throws IOException {
    checked.file(directory, INDEX, commit, checked.ingestAgain);
    if (!checked.damage.isEmpty()) {
      others(directory, commit, checked);
      return;
    }
    SegmentInfos infos;
    try {
      infos = SegmentInfos.readCommit(directory, commit);
    } catch (IOException | RuntimeException e) {
      others(directory, commit, checked);
      if (checked.damage.isEmpty()) {
        throw failures.unverified(e); // whole, but of another version
      }
      return;
    }
    CommitData.check(infos.getUserData(), failures);
    for (String file : new TreeSet<>(infos.files(false))) {
      checked.file(directory, INDEX, file, checked.ingestAgain);
    }
    if (all && checked.damage.isEmpty() && !agreesWithItself(directory)) {
      checked.damage.add(
          new CaseDamage(INDEX + "/" + commit, "the index is inconsistent", checked.ingestAgain));
    }
  }

  /** Which files belong to the commit is not known, so all are verified. */
  private static void others(Directory directory, String commit, Checked checked)
      throws IOException {
    for (String file : directory.listAll()) {
      if (IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches() && !file.equals(commit)) {
        checked.file(directory, INDEX, file, checked.ingestAgain);
      }
    }
  }

  private static boolean agreesWithItself(Directory directory) throws IOException {
    try (Lock none = NoLockFactory.INSTANCE.obtainLock(directory, "check");
        CheckIndex check = new CheckIndex(directory, none)) {
      return check.checkIndex().clean;
    } catch (RuntimeException _) {
      return false;
    }
  }

  private static void kept(Path folder, Checked checked) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<String> names;
    try (Stream<Path> found = Files.list(folder)) {
      names =
          found
              .filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.endsWith(".tmp")) // the rest of a run that was ended
              .sorted()
              .toList();
    }
    try (Directory directory = new NIOFSDirectory(folder)) {
      for (String name : names) {
        checked.file(
            directory, KEPT, name, "Delete " + KEPT + "/" + name + "; it is computed again");
      }
    }
  }

  private static void annotations(Path folder, Checked checked) throws IOException {
    AnnotationFile file = new AnnotationFile(folder);
    if (file.exists()) {
      checked.files++;
      checked.bytes += file.size();
      file.problem()
          .ifPresent(problem ->
              checked.damage.add(
                  new CaseDamage(AnnotationFile.NAME, problem, AnnotationFile.REMEDY)));
    }
  }

  /** What has been verified so far. */
  private static final class Checked {
    private final String ingestAgain;
    private final List<CaseDamage> damage = new ArrayList<>();
    private int files;
    private long bytes;

    Checked(String ingestAgain) {
      this.ingestAgain = ingestAgain;
    }

    void file(Directory directory, String folder, String name, String remedy) {
      files++;
      // Read from front to back, as ResultCacheFiles and Lucene write them: a footer holds the
      // checksum.
      try (ChecksumIndexInput in = directory.openChecksumInput(name)) {
        bytes += in.length();
        long end = in.length() - CodecUtil.footerLength();
        if (end < 0) {
          damage.add(new CaseDamage(folder + "/" + name, "truncated", remedy));
          return;
        }
        in.skipBytes(end);
        CodecUtil.checkFooter(in);
      } catch (FileNotFoundException | NoSuchFileException _) {
        damage.add(new CaseDamage(folder + "/" + name, "missing", remedy));
      } catch (CorruptIndexException _) {
        damage.add(new CaseDamage(folder + "/" + name, "the checksum does not match", remedy));
      } catch (IOException | RuntimeException e) {
        damage.add(
            new CaseDamage(
                folder + "/" + name,
                "not readable: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "),
                remedy));
      }
    }
  }
}
