package dev.synctrace.graph;

import java.time.Instant;
import java.util.List;

/**
 * Parameters of a fetch.
 *
 * @param groups ids of Entra groups; empty for those the case names
 * @param since first instant of the audits, UTC
 * @param until first instant no longer wanted, UTC; later than {@code since}
 * @param audits whether audits are fetched at all
 */
public record FetchRequest(List<String> groups, Instant since, Instant until, boolean audits) {
  public FetchRequest {
    groups = List.copyOf(groups);
    if (!since.isBefore(until)) {
      throw new IllegalArgumentException(since + " is not before " + until);
    }
  }
}
