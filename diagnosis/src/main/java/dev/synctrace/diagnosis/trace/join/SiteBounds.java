package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.LogSet;

/**
 * Whether two logs can be of one site. Push numbers are counted by each site for itself, so that
 * equal numbers of two sites join nothing.
 */
public interface SiteBounds {
  /** All logs are of one site. */
  SiteBounds ONE_SITE = (_, _) -> true;

  /** False where the logs are known to be of two sites. */
  boolean mayBeOneSite(LogSet server, LogSet client);
}
