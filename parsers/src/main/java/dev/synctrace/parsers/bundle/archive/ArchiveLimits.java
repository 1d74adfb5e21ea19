package dev.synctrace.parsers.bundle.archive;

/**
 * Limits on the extracted size of an archive, which protect against zip bombs. The limits hold for
 * each archive that is on disk, together with everything nested in it, and count bytes that were
 * really unpacked, never what a header claims.
 *
 * @param entries files and folders, at most
 * @param bytes unpacked bytes, at most
 * @param ratio unpacked bytes for each byte of the archive on disk, at most
 * @param ratioFrom unpacked bytes up to which {@code ratio} is not looked at: reading is streamed,
 *     so a small bomb does no harm, while a small log of one repeated line packs very well
 * @param depth archives that may be inside one another below the one on disk
 */
public record ArchiveLimits(int entries, long bytes, int ratio, long ratioFrom, int depth) {
  private static final long GIB = 1L << 30;

  public ArchiveLimits {
    if (entries < 1 || bytes < 1 || ratio < 1 || ratioFrom < 0 || depth < 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** Far above the largest bundle of logs, far below what fills a disk. */
  public static ArchiveLimits defaults() {
    return new ArchiveLimits(100_000, 64 * GIB, 200, GIB, 3);
  }
}
