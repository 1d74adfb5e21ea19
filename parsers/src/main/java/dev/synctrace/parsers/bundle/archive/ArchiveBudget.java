package dev.synctrace.parsers.bundle.archive;

import dev.synctrace.parsers.bundle.file.UnreadableSourceException;
import org.jspecify.annotations.Nullable;

/**
 * Usage of one archive on disk, with everything nested in it, against its {@link ArchiveLimits}.
 * Once overdrawn it stays so, whoever swallowed the exception.
 */
public final class ArchiveBudget {
  /** Memory that the decoder of one file may take, in MiB; far above what tools ask for unasked. */
  static final int MEMORY_MIB = 128;

  private static final String WHAT_TO_DO =
      ", so the rest was not read. If you trust the archive, extract it and pass the folder";

  private final ArchiveLimits limits;
  private final long archiveBytes;
  private long entries;
  private long bytes;
  private @Nullable String overdrawn;

  public ArchiveBudget(ArchiveLimits limits, long archiveBytes) {
    this.limits = limits;
    this.archiveBytes = Math.max(1, archiveBytes);
  }

  /** Counts the entries of one archive. */
  void addEntries(int count) throws OverdrawnException {
    checkRoomFor(count);
    entries += count;
  }

  /** Refuses a list of entries before it is held in memory. */
  void checkRoomFor(int count) throws OverdrawnException {
    if (entries + count > limits.entries()) {
      overdrawn = "contains more than " + limits.entries() + " entries" + WHAT_TO_DO;
    }
    check();
  }

  /** Counts bytes that were unpacked. */
  void addBytes(long count) throws OverdrawnException {
    bytes += count;
    if (bytes > limits.bytes()) {
      overdrawn = "expands to more than " + limits.bytes() + " bytes" + WHAT_TO_DO;
    } else if (bytes > limits.ratioFrom() && bytes / archiveBytes >= limits.ratio()) {
      overdrawn =
          "expands to more than "
              + limits.ratio()
              + " times its size, as a zip bomb does"
              + WHAT_TO_DO;
    }
    check();
  }

  void check() throws OverdrawnException {
    if (overdrawn != null) {
      throw new OverdrawnException(overdrawn);
    }
  }

  int depth() {
    return limits.depth();
  }

  /** Ends the reading of the archive on disk, however deep inside it was noticed. */
  static final class OverdrawnException extends UnreadableSourceException {
    private static final long serialVersionUID = 1L;

    private OverdrawnException(String message) {
      super(message);
    }
  }
}
