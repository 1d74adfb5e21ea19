package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.RotatedLogSet;

/**
 * Whether two logs can be of one site. Push numbers are counted by each site for itself, so that
 * equal numbers of two sites join nothing.
 */
public interface SameSiteCheck {
  /** All logs are of one site. */
  SameSiteCheck ONE_SITE = (_, _) -> true;

  /** False where the logs are known to be of two sites. */
  boolean mayBeOneSite(RotatedLogSet server, RotatedLogSet client);
}
