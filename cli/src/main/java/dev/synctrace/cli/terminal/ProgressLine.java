package dev.synctrace.cli.terminal;

import dev.synctrace.index.ingest.IngestProgress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One line on standard error that is written over and over while an ingest runs: bytes, events,
 * rate and the current file. Only on a terminal, and only when it takes long enough to be worth it.
 */
public final class ProgressLine implements IngestProgress, AutoCloseable {
  private static final long QUIET_NANOS = 500_000_000L;
  private static final long STEP_NANOS = 200_000_000L;
  private static final int BAR = 24;
  private static final double MEGABYTE = 1e6;

  private final PrintStream err;
  private final boolean shown;
  private final long totalBytes;
  private final long started = System.nanoTime();
  private long nextAt = started + QUIET_NANOS;
  private long bytes;
  private long events;
  private String path = "";
  private boolean printed;

  private ProgressLine(PrintStream err, boolean shown, long totalBytes) {
    this.err = err;
    this.shown = shown;
    this.totalBytes = totalBytes;
  }

  /** Progress over these bundles; silent when standard error is no terminal. */
  public static ProgressLine of(List<Path> bundles, boolean quiet) throws IOException {
    boolean shown = !quiet && Terminal.err();
    return new ProgressLine(System.err, shown, shown ? size(bundles) : 0);
  }

  /** Bytes on disk; what an archive unpacks to shows only while it is read. */
  private static long size(List<Path> bundles) throws IOException {
    AtomicLong sum = new AtomicLong();
    for (Path bundle : bundles) {
      if (Files.exists(bundle)) {
        Files.walkFileTree(
            bundle,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sum.addAndGet(attributes.size());
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE; // the reading reports it
              }
            });
      }
    }
    return sum.get();
  }

  @Override
  public void reading(String nextPath) {
    path = nextPath;
  }

  @Override
  public void advanced(long moreBytes, long moreEvents) {
    bytes += moreBytes;
    events += moreEvents;
    long now = System.nanoTime();
    if (shown && now >= nextAt) {
      nextAt = now + STEP_NANOS;
      print(now);
    }
  }

  private void print(long now) {
    double seconds = Math.max(1e-3, (now - started) / 1e9);
    double done = totalBytes == 0 ? 0 : Math.min(1.0, (double) bytes / totalBytes);
    int filled = (int) Math.round(done * BAR);
    err.printf(
        "\r\u001b[K[%s%s] %,.0f MB, %,d events, %,.0f MB/s  %s",
        "#".repeat(filled),
        ".".repeat(BAR - filled),
        bytes / MEGABYTE,
        events,
        bytes / MEGABYTE / seconds,
        path.length() > 40 ? "…" + path.substring(path.length() - 39) : path);
    err.flush();
    printed = true;
  }

  /** Takes the line away again. */
  @Override
  public void close() {
    if (printed) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
