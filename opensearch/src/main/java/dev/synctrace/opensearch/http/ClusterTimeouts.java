package dev.synctrace.opensearch.http;

import java.time.Duration;

/**
 * Wait times for requests to a cluster.
 *
 * @param firstAnswer for a cluster that has not answered yet
 * @param patience for one that has: a node may be lost and its work be taken over
 * @param commitEvery at most so much reading is done again after a crash
 * @param beat between two signs of life of a process that writes
 * @param lease after so long without a sign, what a process was adding is free for others
 */
public record ClusterTimeouts(
    Duration firstAnswer, Duration patience, Duration commitEvery, Duration beat, Duration lease) {
  public static final ClusterTimeouts DEFAULT =
      new ClusterTimeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(90),
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          Duration.ofSeconds(20));
}
