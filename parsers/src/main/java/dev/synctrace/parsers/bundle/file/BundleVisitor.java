package dev.synctrace.parsers.bundle.file;

import java.io.IOException;

/** Takes what the bundle reader finds, one file at a time, in the reader's thread. */
public interface BundleVisitor {

  /**
   * A file to read.
   *
   * @throws UnreadableSourceException from the file's own stream: becomes a {@link #problem}, and
   *     reading continues with the next file
   * @throws IOException any other failure: ends the reading
   */
  void source(SourceFile file) throws IOException;

  /** A piece of the bundle that could not be read. The rest is read all the same. */
  void problem(BundleProblem problem) throws IOException;
}
