package dev.synctrace.serve.option;

import dev.synctrace.parsers.bundle.archive.ArchiveLimits;
import java.time.Duration;

/**
 * Request limits for one visitor.
 *
 * @param idle how long a connection may be silent
 * @param slowest bytes a second, below which an upload is refused as too slow
 * @param grace how long an upload may be slower than that
 * @param uploads bundles received at once, at most
 * @param posts uploads, deletions and logins a minute from one address, at most
 * @param readers bundles read at once; others wait their turn
 * @param archives how much an archive may unpack to
 * @param finish how long a stop waits for a bundle that is being read
 * @param search how long a search may take; then it is stopped
 * @param downloaded events of a search in one file, at most
 */
public record RequestLimits(
    Duration idle,
    long slowest,
    Duration grace,
    int uploads,
    int posts,
    int readers,
    ArchiveLimits archives,
    Duration finish,
    Duration search,
    int downloaded) {

  /** Generous for a team, tight for a nuisance. */
  public static RequestLimits defaults() {
    return new RequestLimits(
        Duration.ofSeconds(30),
        1_000,
        Duration.ofSeconds(20),
        40,
        120,
        // One reading keeps two cores busy by itself; pages want some time of them, too.
        Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 2),
        ArchiveLimits.defaults(),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        1_000_000);
  }
}
