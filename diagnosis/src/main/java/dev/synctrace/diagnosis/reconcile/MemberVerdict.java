package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.dossier.Mapping;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.Standing;
import java.util.List;

/**
 * What became of one member of one mapping, and why.
 *
 * @param causes best first; those of the member itself, of its mapping and of the site
 */
public record MemberVerdict(
    Mapping mapping, Identity identity, Standing standing, List<FoundCause> causes) {
  public MemberVerdict {
    causes = List.copyOf(causes);
  }
}
