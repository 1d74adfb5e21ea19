package dev.synctrace.parsers.bundle.file;

/**
 * A piece of a bundle that could not be read.
 *
 * @param path where the piece is inside its bundle, with forward slashes; for a bundle that is not
 *     there, the path as given
 * @param message one line that continues from the path: what is wrong and what to do, such as
 *     {@code is encrypted: unpack it with its password and ingest the folder}
 */
public record BundleProblem(String path, String message) {

  /** One line for people. */
  @Override
  public String toString() {
    return path + " " + message;
  }
}
