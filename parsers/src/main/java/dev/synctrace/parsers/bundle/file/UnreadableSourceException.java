package dev.synctrace.parsers.bundle.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/**
 * A file of a bundle cannot be read to its end. Kept apart from other {@link IOException}s so that
 * a damaged file is never taken for a full disk. Its message is that of a {@link BundleProblem}.
 */
public class UnreadableSourceException extends IOException {
  private static final long serialVersionUID = 1L;

  public static final String CHECKSUM = "is damaged (its checksum differs). Copy it again";

  public UnreadableSourceException(String message) {
    super(message);
  }

  private UnreadableSourceException(String message, IOException cause) {
    super(message, cause);
  }

  /** Says in words of the field what the platform reports. */
  public static UnreadableSourceException of(IOException cause) {
    return cause instanceof UnreadableSourceException known
        ? known
        : new UnreadableSourceException(words(cause), cause);
  }

  /** What is wrong and what to do, to continue from the path. */
  public String advice() {
    return String.valueOf(getMessage());
  }

  public BundleProblem problem(String path) {
    return new BundleProblem(path, advice());
  }

  private static String words(IOException cause) {
    return switch (cause) {
      case NoSuchFileException gone -> "does not exist. Check the path";
      case AccessDeniedException denied ->
          "cannot be read: access is denied. Allow read access, or ingest a copy";
      case ZipException damaged ->
          "is damaged (" + MemberName.clean(reason(damaged)) + "). Copy it again";
      case EOFException cut -> "is truncated. Copy it again";
      default ->
          "cannot be read ("
              + MemberName.clean(reason(cause))
              + "). Ingest a copy, or copy it again";
    };
  }

  /** A file system's message repeats the path; its reason does not. */
  private static String reason(IOException cause) {
    String reason =
        cause instanceof FileSystemException onDisk ? onDisk.getReason() : cause.getMessage();
    return reason == null ? cause.getClass().getSimpleName() : reason;
  }
}
