package dev.synctrace.diagnosis.prerequisite;

import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.evidence.Proof;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing synchronization needs.
 *
 * @param title what must be so
 * @param state whether it is
 * @param says what the evidence comes to, one sentence
 * @param proof why the state is what it is
 */
public record Prerequisite(String title, State state, String says, Proof proof) {
  /** Whether a prerequisite is met. */
  public enum State {
    PASS,
    FAIL,
    /** Not enough data in the case. */
    UNKNOWN
  }

  /** How sure the state is. */
  public Grade grade() {
    return proof.grade();
  }

  /** What shows it. */
  public List<EvidenceItem> evidence() {
    return proof.evidence();
  }

  /** What would show it; empty unless unknown. */
  public List<MissingEvidence> missing() {
    return proof.missing();
  }

  static Prerequisite pass(
      String title, String says, PremiseBasis ground, List<EvidenceItem> evidence) {
    return new Prerequisite(title, State.PASS, says, Proof.of(ground, evidence));
  }

  static Prerequisite fail(
      String title, String says, PremiseBasis ground, List<EvidenceItem> evidence) {
    return new Prerequisite(title, State.FAIL, says, Proof.of(ground, evidence));
  }

  static Prerequisite unknown(String title, MissingEvidence... missing) {
    return new Prerequisite(
        title, State.UNKNOWN, "Not enough data in this case.", Proof.unmet(missing));
  }

  /** The site's prerequisites, then those of each group, in the order given. */
  public static List<Prerequisite> checklist(SiteContext site, List<MappingContext> mappings) {
    List<Prerequisite> all = new ArrayList<>(new SiteChecks(site).all());
    mappings.forEach(mapping -> all.addAll(new GroupChecks(mapping).all()));
    return List.copyOf(all);
  }
}
