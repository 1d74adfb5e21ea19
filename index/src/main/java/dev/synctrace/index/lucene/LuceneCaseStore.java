package dev.synctrace.index.lucene;

import dev.synctrace.index.AnnotationStore;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.lucene.store.AnnotationFile;
import dev.synctrace.index.lucene.store.CaseCheck;
import dev.synctrace.index.lucene.store.CaseFailures;
import dev.synctrace.index.lucene.store.CommitData;
import dev.synctrace.index.lucene.store.PrivateDirectory;
import dev.synctrace.index.lucene.store.VectorModuleWarning;
import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.StandardDirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * A case in a folder: its Lucene index is in the folder {@code index} inside, results kept with it
 * in the folder {@code kept}, what engineers added in a file beside them.
 */
public final class LuceneCaseStore implements CaseStore {

  /** At most so much reading is lost when the machine dies; what is complete is kept. */
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(20);

  private final Path folder;
  private final boolean mapped;
  private final CaseFailures failures;
  private final Duration commitEvery;
  private final UnaryOperator<Directory> wrapper;

  static {
    VectorModuleWarning.silence();
  }

  /**
   * @param folder the case's own folder, such as {@code .synctrace}; made when first written to
   */
  public LuceneCaseStore(Path folder) {
    this(folder, false, COMMIT_EVERY, directory -> directory);
  }

  LuceneCaseStore(Path folder, Duration commitEvery, UnaryOperator<Directory> wrapper) {
    this(folder, false, commitEvery, wrapper);
  }

  private LuceneCaseStore(
      Path folder, boolean mapped, Duration commitEvery, UnaryOperator<Directory> wrapper) {
    this.folder = folder;
    this.mapped = mapped;
    this.failures = new CaseFailures(folder);
    this.commitEvery = commitEvery;
    this.wrapper = wrapper;
  }

  /**
   * A case that answers many questions in a process that stays: its files are verified when it is
   * opened, which fails where one is damaged, and mapped into memory. To link what that takes costs
   * a short command a tenth of a second, and plain reading does not tolerate threads that are
   * interrupted.
   */
  public static LuceneCaseStore mapped(Path folder) {
    return new LuceneCaseStore(folder, true, COMMIT_EVERY, directory -> directory);
  }

  @Override
  public CaseWriter openForWriting() {
    try {
      failures.refuseForeignFolder();
      Path index = PrivateFiles.createFolders(folder.resolve(CaseCheck.INDEX));
      Directory directory = wrapper.apply(new PrivateDirectory(FSDirectory.open(index)));
      try {
        if (DirectoryReader.indexExists(directory)) {
          CommitData.check(SegmentInfos.readLatestCommit(directory).getUserData(), failures);
        } else if (CaseCheck.hasLostItsCommit(directory)) {
          // Beginning again would delete what is left of the case.
          CaseCheck.index(folder).orThrow(folder);
        }
        return LuceneCaseWriter.open(directory, commitEvery, failures);
      } catch (IOException | RuntimeException e) {
        directory.close();
        throw e;
      }
    } catch (IOException | IllegalArgumentException e) {
      throw failures.of(e);
    }
  }

  @Override
  public Case open() {
    try {
      failures.requireIndex();
      if (mapped) {
        CaseCheck.index(folder).orThrow(folder);
      }
      Path index = folder.resolve(CaseCheck.INDEX);
      return open(wrapper.apply(mapped ? FSDirectory.open(index) : new NIOFSDirectory(index)));
    } catch (IOException | IllegalArgumentException e) {
      throw failures.of(e);
    }
  }

  @Override
  public Optional<AnnotationStore> annotations() {
    return Optional.of(new AnnotationFile(folder));
  }

  private Case open(Directory directory) throws IOException {
    try {
      DirectoryReader reader = DirectoryReader.open(directory);
      try {
        CommitData.check(reader.getIndexCommit().getUserData(), failures);
        byte[] commit = ((StandardDirectoryReader) reader).getSegmentInfos().getId();
        ResultCacheFiles kept = new ResultCacheFiles(folder.resolve(CaseCheck.KEPT), commit);
        AnnotationFile annotations = new AnnotationFile(folder);
        return new LuceneCaseSnapshot(directory, reader, kept, annotations, failures);
      } catch (IOException | RuntimeException e) {
        reader.close();
        throw e;
      }
    } catch (IndexNotFoundException _) {
      directory.close();
      CaseCheck.index(folder).orThrow(folder);
      throw failures.noCase();
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }
}
