package dev.synctrace.index.lucene.store;

import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;

/** A folder of Lucene's whose files only their owner can read. */
public final class PrivateDirectory extends FilterDirectory {
  private final Path folder;

  /** Lucene would make a folder that is missing by itself, for everyone to read. */
  public PrivateDirectory(FSDirectory directory) {
    super(directory);
    this.folder = directory.getDirectory();
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    return restricted(super.createOutput(name, context));
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    return restricted(super.createTempOutput(prefix, suffix, context));
  }

  @Override
  public Lock obtainLock(String name) throws IOException {
    Lock lock = super.obtainLock(name);
    PrivateFiles.restrict(folder.resolve(name));
    return lock;
  }

  private IndexOutput restricted(IndexOutput out) {
    PrivateFiles.restrict(folder.resolve(out.getName()));
    return out;
  }
}
