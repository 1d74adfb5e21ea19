package dev.synctrace.serve.upload;

import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.serve.cases.CaseId;
import dev.synctrace.serve.cases.CaseService;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.HttpProblem;
import dev.synctrace.serve.option.RequestLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/**
 * Receives bundles from forms, straight to disk. An upload that does not come to its end leaves
 * nothing behind. Safe for use by many threads.
 */
public final class UploadReceiver implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** Of one file of an upload: room for any name a browser sends. */
  private static final int LONGEST_HEADERS = 1 << 16;

  /** Left free on the disk for what reading makes of a bundle. */
  private static final long RESERVE = 512L << 20;

  private final CaseService cases;
  private final RequestLimits limits;
  private final long most;
  private final Semaphore places;
  private volatile boolean closed;

  /**
   * Receives into these cases.
   *
   * @param most bytes of one upload
   */
  public UploadReceiver(CaseService cases, RequestLimits limits, long most) {
    this.cases = cases;
    this.limits = limits;
    this.most = most;
    this.places = new Semaphore(limits.uploads());
  }

  /** Bytes of one upload, at most. */
  public long most() {
    return most;
  }

  /** Files of one upload, at most. */
  public int mostFiles() {
    return PartFiles.MOST_FILES;
  }

  /**
   * Receives one upload and hands it over to be read.
   *
   * @throws HttpProblem when it is refused
   */
  public CaseId receive(Exchange exchange) throws IOException {
    String boundary = boundary(exchange);
    checkSize(exchange.length());
    if (exchange.length() > cases.room() - RESERVE) {
      throw new HttpProblem(507, "The disk of the server is full. Delete old cases first.");
    }
    if (closed || !places.tryAcquire()) {
      throw HttpProblem.later(503, "Too many uploads at the same time. Try again in a minute.", 60);
    }
    try {
      return receive(exchange, boundary);
    } finally {
      places.release();
    }
  }

  private CaseId receive(Exchange exchange, String boundary) throws IOException {
    CaseId id = CaseId.random();
    Path folder = cases.incoming(id);
    try (PartFiles parts = new PartFiles(folder)) {
      MultiPart.Parser parser = new MultiPart.Parser(boundary, parts);
      parser.setPartHeadersMaxLength(LONGEST_HEADERS);
      parser.setMaxParts(-1); // the parts are counted where the refusal says why
      read(exchange, parser, parts);
      if (parts.files() == 0) {
        throw new HttpProblem(400, "No file is selected. Select a bundle and upload it.");
      }
      parts.close();
      parts.check();
      cases.add(id, folder, parts.name(), parts.bytes());
      return id;
    } catch (PartFiles.BrokenFormException e) {
      throw new HttpProblem(400, "The upload is incomplete. Send it again.");
    } finally {
      DirectoryCleanup.remove(folder);
    }
  }

  private void read(Exchange exchange, MultiPart.Parser parser, PartFiles parts)
      throws IOException {
    MinRateGuard minRateGuard = new MinRateGuard(limits, System::nanoTime);
    byte[] buffer = new byte[BUFFER];
    InputStream in = exchange.body();
    long received = 0;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      received += count;
      checkSize(received);
      minRateGuard.check(received);
      if (closed) {
        throw new HttpProblem(
            503, "The server is stopping. Upload the bundle again when the server is running.");
      }
      parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, count), false));
      parts.check();
    }
    if (!parts.isWhole()) {
      parser.parse(Content.Chunk.EOF);
      parts.check();
    }
  }

  private void checkSize(long bytes) {
    if (bytes > most) {
      throw new HttpProblem(
          413,
          "The upload is larger than this server accepts (%,d MB). Remove files that are not needed, or start the server with a larger --max-upload."
              .formatted(most / 1_000_000));
    }
  }

  private static String boundary(Exchange exchange) {
    String type = exchange.contentType().orElse("");
    String boundary = MultiPart.extractBoundary(type);
    if (boundary == null) {
      throw new HttpProblem(415, "Use the form on the start page, with a file.");
    }
    return boundary;
  }

  /** Ends what is being received, with a word to the sender. */
  @Override
  public void close() {
    closed = true;
    try {
      // Those that wait for their sender are ended with the connection.
      places.tryAcquire(limits.uploads(), 2, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Refuses a sender that keeps its place by sending a few bytes now and then. */
  private static final class MinRateGuard {
    private static final double SECOND = 1e9;

    private final RequestLimits limits;
    private final LongSupplier nanos;
    private final long start;

    MinRateGuard(RequestLimits limits, LongSupplier nanos) {
      this.limits = limits;
      this.nanos = nanos;
      this.start = nanos.getAsLong();
    }

    /** Looks at all that has come so far. */
    void check(long bytes) {
      long took = nanos.getAsLong() - start;
      if (took > limits.grace().toNanos() && bytes < limits.slowest() * (took / SECOND)) {
        throw new HttpProblem(408, "The upload is too slow. Try again with a faster connection.");
      }
    }
  }
}
