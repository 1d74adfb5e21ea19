package dev.synctrace.serve.cases;

import dev.synctrace.index.ingest.IngestProgress;

/** How far the reading of one bundle has come; also the place where a reading is ended early. */
public final class ReadingProgress implements IngestProgress {
  private volatile boolean stopped;
  private boolean begun;
  private volatile long bytes;
  private volatile long events;
  private volatile boolean explaining;

  /** Thrown through the ingest when the server stops or the case is deleted. */
  static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StoppedException() {
      super("stopped", null, false, false);
    }
  }

  @Override
  public void reading(String path) {
    check();
  }

  @Override
  public synchronized void advanced(long moreBytes, long moreEvents) {
    check();
    bytes += moreBytes;
    events += moreEvents;
  }

  /** The answers are being worked out; asked again and again meanwhile. */
  void explaining() {
    check();
    explaining = true;
  }

  /** Begins, unless it was ended before its turn came. */
  synchronized boolean begin() {
    begun = !stopped;
    return begun;
  }

  /** Ends it; tells whether it had begun. */
  synchronized boolean stop() {
    stopped = true;
    return begun;
  }

  private void check() {
    if (stopped) {
      throw new StoppedException();
    }
  }

  /** Bytes read, unpacked. */
  public long bytes() {
    return bytes;
  }

  /** Events found so far. */
  public long events() {
    return events;
  }

  /** Whether all is read and the answers are being worked out. */
  public boolean isExplaining() {
    return explaining;
  }
}
