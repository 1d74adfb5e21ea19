package dev.synctrace.diagnosis.portal;

import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cause that a text of the admin center can have, as far as the case tells.
 *
 * @param knownText the text it is documented with
 * @param grade how sure it is; null unless it is confirmed
 * @param evidence what speaks for it and against it
 * @param notSeen signs that a log of the case could have shown and does not, one sentence each;
 *     silence of a log is no proof
 * @param collect what would decide; empty unless it remains
 */
public record PortalMessageCause(
    Cause cause,
    String knownText,
    PortalCauseState state,
    @Nullable Grade grade,
    List<EvidenceItem> evidence,
    List<String> notSeen,
    List<MissingEvidence> collect) {
  public PortalMessageCause {
    evidence = List.copyOf(evidence);
    notSeen = List.copyOf(notSeen);
    collect = List.copyOf(collect);
  }

  /** What the case says of a cause that a text of the admin center can have; the surest first. */
  public enum PortalCauseState {
    /** Something else than the text shows it. */
    CONFIRMED("confirmed by the case"),
    /** The case does not decide. */
    REMAINS("not enough data in the case"),
    /** The case shows that it is not so. */
    RULED_OUT("ruled out by the case");

    private final String meaning;

    PortalCauseState(String meaning) {
      this.meaning = meaning;
    }

    /** One phrase for people. */
    public String meaning() {
      return meaning;
    }
  }
}
