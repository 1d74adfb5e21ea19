package dev.synctrace.cli.terminal;

import dev.synctrace.index.search.QueryException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Turns an exception into the one line a person reads. */
public final class FailureText {
  private FailureText() {}

  public static String of(Throwable failure) {
    // Whatever was writing results, such as a template, wraps this in words of its own.
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ResultWriter.UnwritableException unwritable) {
        return String.valueOf(unwritable.getMessage());
      }
    }
    return switch (failure) {
      case UncheckedIOException wrapped -> of(Objects.requireNonNull(wrapped.getCause()));
      case NoSuchFileException e -> e.getFile() + " does not exist";
      case AccessDeniedException e ->
          e.getFile() + " cannot be read or written by this user. Change its permissions";
      case FileAlreadyExistsException e -> e.getFile() + " exists already";
      case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
      case QueryException e -> e.getMessage() + "\n" + e.pointer().indent(2).stripTrailing();
      case OutOfMemoryError e ->
          "out of memory. Provide more memory with SYNCTRACE_OPTS=-Xmx2g (" + e.getMessage() + ")";
      default ->
          failure.getMessage() == null
              ? failure.getClass().getSimpleName() + " (run again with -v for details)"
              : failure.getMessage();
    };
  }
}
