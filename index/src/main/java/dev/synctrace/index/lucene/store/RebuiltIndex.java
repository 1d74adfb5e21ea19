package dev.synctrace.index.lucene.store;

import dev.synctrace.parsers.bundle.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/** A small index that is written in the place of any that was there. For one thread. */
public final class RebuiltIndex implements AutoCloseable {
  private final Directory directory;
  private final IndexWriter writer;

  /**
   * Opens the index.
   *
   * @param folder made when it is not there
   */
  public RebuiltIndex(Path folder) throws IOException {
    directory = new PrivateDirectory(new NIOFSDirectory(PrivateFiles.createFolders(folder)));
    try {
      writer =
          new IndexWriter(
              directory, new IndexWriterConfig().setOpenMode(IndexWriterConfig.OpenMode.CREATE));
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** Adds a document behind those that are there. */
  public void add(Document document) throws IOException {
    writer.addDocument(document);
  }

  /** Makes the index visible to readers. */
  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } finally {
      directory.close();
    }
  }
}
