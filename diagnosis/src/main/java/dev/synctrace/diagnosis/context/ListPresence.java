package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.verdict.Presence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a member is in a list, and why.
 *
 * @param basis what the lists come to
 * @param proof of an unknown presence: the rows that may be the member's, or that contradict each
 *     other, and what to collect
 * @param asOf when it was so, UTC; empty when nothing states it, which counts as the end of the
 *     case
 */
public record ListPresence(Presence presence, Basis basis, Proof proof, Optional<Instant> asOf) {
  public enum Basis {
    /** The lists state it. */
    STATED,
    /** It follows from what Configuration Manager did. */
    CONCLUDED,
    /** A row has the member's name, and no ID ties the two. */
    NAME_ONLY,
    /** Two lists contradict each other. */
    CONTRADICTED,
    /** No list decides it. */
    NONE
  }

  public static ListPresence stated(Presence presence, Proof proof, Optional<Instant> asOf) {
    return new ListPresence(presence, Basis.STATED, proof, asOf);
  }

  public static ListPresence concluded(Presence presence, Proof proof) {
    return new ListPresence(presence, Basis.CONCLUDED, proof, Optional.empty());
  }

  public static ListPresence nameOnly(EvidenceItem row, MissingEvidence... tie) {
    Proof proof = Proof.of(PremiseBasis.NAME, List.of(row)).lacking(List.of(tie));
    return new ListPresence(Presence.UNKNOWN, Basis.NAME_ONLY, proof, Optional.empty());
  }

  public static ListPresence contradicted(Proof proof) {
    return new ListPresence(Presence.UNKNOWN, Basis.CONTRADICTED, proof, Optional.empty());
  }

  public static ListPresence unknown(List<MissingEvidence> missing) {
    return new ListPresence(
        Presence.UNKNOWN, Basis.NONE, new Proof.Unmet(missing), Optional.empty());
  }

  public boolean is(Presence wanted) {
    return presence == wanted;
  }

  public boolean isKnown() {
    return presence != Presence.UNKNOWN;
  }
}
