package dev.synctrace.diagnosis.dossier;

import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.coverage.SourceCoverage;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import java.util.List;

/**
 * What the case holds on the whole site and tenant: all its events, whichever member or group they
 * name.
 */
public interface SiteDossier extends Dossier {
  @Override
  Coverage coverage();

  @Override
  default SiteDossier site() {
    return this;
  }

  /** All lists of the case and what each of them states. */
  ListCatalogue lists();

  /** What each source of the case can tell, by path. */
  List<SourceCoverage> sources();

  /** Every mapping the case knows, by group and collection. */
  List<Mapping> mappings();

  /**
   * The newest passes of the group sync worker that the log tells of, ten days at most, oldest
   * first.
   */
  List<SyncCycle> cycles();
}
