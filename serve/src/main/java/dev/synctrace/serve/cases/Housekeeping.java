package dev.synctrace.serve.cases;

import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.serve.cases.CaseEntry.State;
import dev.synctrace.serve.http.ServeLog;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Removes uploaded cases: those too old, the oldest while all are too large, and what a visitor
 * deletes. Cases that were given to the server do not count, and stay.
 */
final class Housekeeping {
  private final CaseRepository repository;
  private final OpenCases open;
  private final Duration keep;
  private final long maxSize;
  private final Clock clock;
  private final ServeLog log;

  Housekeeping(
      CaseRepository repository,
      OpenCases open,
      Duration keep,
      long maxSize,
      Clock clock,
      ServeLog log) {
    this.repository = repository;
    this.open = open;
    this.keep = keep;
    this.maxSize = maxSize;
    this.clock = clock;
    this.log = log;
  }

  /** Removes what is over the limits. A case that is waiting, being read or damaged stays. */
  synchronized void sweep() {
    try {
      Instant oldest = clock.instant().minus(keep);
      List<CaseEntry> uploaded =
          repository.all().reversed().stream().filter(entry -> !entry.isGiven()).toList();
      List<CaseEntry> oldestFirst =
          uploaded.stream()
              .filter(entry -> entry.state().isFinal() && entry.state() != State.DAMAGED)
              .toList();
      long size = 0;
      for (CaseEntry entry : uploaded) {
        size += DirectoryCleanup.bytes(repository.folder(entry.id()).root());
      }
      for (CaseEntry entry : oldestFirst) {
        boolean old = entry.received().isBefore(oldest);
        if (old || size > maxSize) {
          size -= DirectoryCleanup.bytes(repository.folder(entry.id()).root());
          remove(entry.id());
          log.line(
              "case "
                  + entry.id().shortened()
                  + " removed: "
                  + (old ? "too old" : "no free space"));
        }
      }
    } catch (IOException | RuntimeException e) {
      log.line("old cases could not be removed: " + e);
    }
  }

  void remove(CaseId id) throws IOException {
    open.forget(id);
    repository.remove(id);
  }
}
