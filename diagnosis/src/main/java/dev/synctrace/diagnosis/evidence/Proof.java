package dev.synctrace.diagnosis.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Proof of an answer: premises, and proofs made of them. The grade is computed from the tree and
 * never assigned; evidence, contradictions and what to collect are read off it. Immutable.
 */
public sealed interface Proof {
  /** How sure it is. */
  Grade grade();

  /** Records and rows that support it or contradict it, each once, in the order of the premises. */
  List<EvidenceItem> evidence();

  /** What would decide it or make it surer and is not in the case; each once. */
  List<MissingEvidence> missing();

  /** Whether a premise is unmet that it needs. */
  boolean isOpen();

  /** The same proof with other words or another direction of its evidence. */
  Proof restated(UnaryOperator<EvidenceItem> words);

  /**
   * A record, a row, or an absence that the completeness of a list covers.
   *
   * @param evidence empty where only an absence shows it and no export can be named
   */
  record Premise(PremiseBasis ground, List<EvidenceItem> evidence) implements Proof {
    public Premise {
      evidence = List.copyOf(evidence);
    }

    @Override
    public Grade grade() {
      return ground.strength();
    }

    @Override
    public List<MissingEvidence> missing() {
      return List.of();
    }

    @Override
    public boolean isOpen() {
      return false;
    }

    @Override
    public Proof restated(UnaryOperator<EvidenceItem> words) {
      return new Premise(ground, evidence.stream().map(words).toList());
    }
  }

  /** Needs every part: as sure as the weakest. Without parts it is an empty truth. */
  record All(List<Proof> parts) implements Proof {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public Grade grade() {
      Grade weakest = Grade.PROVEN;
      for (Proof part : parts) {
        weakest = weakest.weaker(part.grade());
      }
      return weakest;
    }

    @Override
    public List<EvidenceItem> evidence() {
      return evidenceOf(parts);
    }

    @Override
    public List<MissingEvidence> missing() {
      return missingOf(parts);
    }

    @Override
    public boolean isOpen() {
      return parts.stream().anyMatch(Proof::isOpen);
    }

    @Override
    public Proof restated(UnaryOperator<EvidenceItem> words) {
      return new All(parts.stream().map(part -> part.restated(words)).toList());
    }
  }

  /**
   * One part is enough: as sure as the strongest.
   *
   * @param parts at least one
   */
  record Any(List<Proof> parts) implements Proof {
    public Any {
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("a proof needs at least one part");
      }
      parts = List.copyOf(parts);
    }

    @Override
    public Grade grade() {
      Grade strongest = Grade.POSSIBLE;
      for (Proof part : parts) {
        strongest = strongest.stronger(part.grade());
      }
      return strongest;
    }

    @Override
    public List<EvidenceItem> evidence() {
      return evidenceOf(parts);
    }

    @Override
    public List<MissingEvidence> missing() {
      return missingOf(parts);
    }

    @Override
    public boolean isOpen() {
      return parts.stream().allMatch(Proof::isOpen);
    }

    @Override
    public Proof restated(UnaryOperator<EvidenceItem> words) {
      return new Any(parts.stream().map(part -> part.restated(words)).toList());
    }
  }

  /** Holds although something contradicts it: one grade lower, and the contradiction is shown. */
  record Contradicted(Proof proof, List<EvidenceItem> contradictions) implements Proof {
    public Contradicted {
      contradictions = contradictions.stream().map(EvidenceItem::contradicting).toList();
    }

    @Override
    public Grade grade() {
      return proof.grade().contradicted();
    }

    @Override
    public List<EvidenceItem> evidence() {
      Set<EvidenceItem> all = new LinkedHashSet<>(proof.evidence());
      all.addAll(contradictions);
      return List.copyOf(all);
    }

    @Override
    public List<MissingEvidence> missing() {
      return proof.missing();
    }

    @Override
    public boolean isOpen() {
      return proof.isOpen();
    }

    @Override
    public Proof restated(UnaryOperator<EvidenceItem> words) {
      return new Contradicted(proof.restated(words), contradictions.stream().map(words).toList());
    }
  }

  /**
   * Independent evidence agrees with it: a possible answer becomes likely, unless a premise is
   * unmet. It never proves.
   *
   * @param supports at least one
   */
  record Corroborated(Proof proof, List<Proof> supports) implements Proof {
    public Corroborated {
      supports = List.copyOf(supports);
    }

    @Override
    public Grade grade() {
      return proof.isOpen() ? proof.grade() : proof.grade().corroborated();
    }

    @Override
    public List<EvidenceItem> evidence() {
      Set<EvidenceItem> all = new LinkedHashSet<>(proof.evidence());
      supports.forEach(support -> all.addAll(support.evidence()));
      return List.copyOf(all);
    }

    @Override
    public List<MissingEvidence> missing() {
      return proof.missing();
    }

    @Override
    public boolean isOpen() {
      return proof.isOpen();
    }

    @Override
    public Proof restated(UnaryOperator<EvidenceItem> words) {
      return new Corroborated(
          proof.restated(words),
          supports.stream().map(support -> support.restated(words)).toList());
    }
  }

  /** No surer than what is known of such answers at all. */
  record Capped(Proof proof, Grade ceiling) implements Proof {
    @Override
    public Grade grade() {
      return proof.grade().weaker(ceiling);
    }

    @Override
    public List<EvidenceItem> evidence() {
      return proof.evidence();
    }

    @Override
    public List<MissingEvidence> missing() {
      return proof.missing();
    }

    @Override
    public boolean isOpen() {
      return proof.isOpen();
    }

    @Override
    public Proof restated(UnaryOperator<EvidenceItem> words) {
      return new Capped(proof.restated(words), ceiling);
    }
  }

  /** A premise that the case does not meet; what depends on it is no more than possible. */
  record Unmet(List<MissingEvidence> missing) implements Proof {
    public Unmet {
      missing = List.copyOf(missing);
    }

    @Override
    public Grade grade() {
      return Grade.POSSIBLE;
    }

    @Override
    public List<EvidenceItem> evidence() {
      return List.of();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public Proof restated(UnaryOperator<EvidenceItem> words) {
      return this;
    }
  }

  /** A proof with what would support it further, or rule it out, and is not in the case. */
  record Improvable(Proof proof, List<MissingEvidence> missing) implements Proof {
    public Improvable {
      missing = List.copyOf(missing);
    }

    @Override
    public Grade grade() {
      return proof.grade();
    }

    @Override
    public List<EvidenceItem> evidence() {
      return proof.evidence();
    }

    @Override
    public boolean isOpen() {
      return proof.isOpen();
    }

    @Override
    public Proof restated(UnaryOperator<EvidenceItem> words) {
      return new Improvable(proof.restated(words), missing);
    }
  }

  /** A proof read back from where it was kept; its tree is no longer known. */
  record Kept(Grade grade, List<EvidenceItem> evidence, List<MissingEvidence> missing)
      implements Proof {
    public Kept {
      evidence = List.copyOf(evidence);
      missing = List.copyOf(missing);
    }

    @Override
    public boolean isOpen() {
      return false;
    }

    @Override
    public Proof restated(UnaryOperator<EvidenceItem> words) {
      return new Kept(grade, evidence.stream().map(words).toList(), missing);
    }
  }

  /** The same grade, evidence and missing without the tree they were read off. */
  default Proof flattened() {
    return new Kept(grade(), evidence(), missing());
  }

  static Proof of(PremiseBasis ground, EvidenceItem... evidence) {
    return new Premise(ground, List.of(evidence));
  }

  static Proof of(PremiseBasis ground, List<EvidenceItem> evidence) {
    return new Premise(ground, evidence);
  }

  static Proof all(Proof... parts) {
    return new All(List.of(parts));
  }

  static Proof any(Proof... parts) {
    return new Any(List.of(parts));
  }

  static Proof unmet(MissingEvidence... missing) {
    return new Unmet(List.of(missing));
  }

  /** Needs the other as well. */
  default Proof and(Proof other) {
    return all(this, other);
  }

  /** Rests on that, too, without a record of its own: no surer than its strength. */
  default Proof restingOn(PremiseBasis ground) {
    return atMost(ground.strength());
  }

  /** No surer than the ceiling; this proof itself where it is not. */
  default Proof atMost(Grade ceiling) {
    return ceiling.isAtLeast(grade()) ? this : new Capped(this, ceiling);
  }

  /** Supported by these; this proof itself where there are none. */
  default Proof corroboratedBy(List<Proof> supports) {
    return supports.isEmpty() ? this : new Corroborated(this, supports);
  }

  /** A proof as it was kept. */
  static Proof restored(int grade, List<EvidenceItem> evidence, List<MissingEvidence> missing) {
    return new Kept(Grade.values()[grade], evidence, missing);
  }

  /** Contradicted by these; this proof itself where there are none. */
  default Proof contradictedBy(List<EvidenceItem> contradictions) {
    return contradictions.isEmpty() ? this : new Contradicted(this, contradictions);
  }

  /** With what would make it surer; this proof itself where there is nothing. */
  default Proof lacking(Collection<MissingEvidence> missing) {
    return missing.isEmpty() ? this : new Improvable(this, distinct(missing(), missing));
  }

  /** As {@link #lacking}, named before what else would make it surer. */
  default Proof lackingFirst(Collection<MissingEvidence> missing) {
    return missing.isEmpty() ? this : new Improvable(this, distinct(missing, missing()));
  }

  private static List<MissingEvidence> distinct(
      Collection<MissingEvidence> first, Collection<MissingEvidence> more) {
    Set<MissingEvidence> all = new LinkedHashSet<>(first);
    all.addAll(more);
    return List.copyOf(all);
  }

  private static List<EvidenceItem> evidenceOf(List<Proof> parts) {
    if (parts.size() == 1) {
      return parts.getFirst().evidence();
    }
    Set<EvidenceItem> all = new LinkedHashSet<>();
    parts.forEach(part -> all.addAll(part.evidence()));
    return List.copyOf(all);
  }

  private static List<MissingEvidence> missingOf(List<Proof> parts) {
    List<MissingEvidence> all = new ArrayList<>();
    for (Proof part : parts) {
      part.missing().stream().filter(missing -> !all.contains(missing)).forEach(all::add);
    }
    return List.copyOf(all);
  }
}
