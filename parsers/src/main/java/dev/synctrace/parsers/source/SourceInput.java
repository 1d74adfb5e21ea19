package dev.synctrace.parsers.source;

import java.io.InputStream;

/**
 * One file as a format reads it.
 *
 * @param path how its events name it: the path inside its bundle, with forward slashes
 * @param prefix its beginning
 * @param in all of it, from the first byte; the caller closes it
 */
public record SourceInput(String path, FilePrefix prefix, InputStream in, ReadOptions options) {

  /** The last part of the path. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
