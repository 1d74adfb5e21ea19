package dev.synctrace.diagnosis.evidence;

import java.util.Collection;

/**
 * Basis of a premise. Each kind of source gives its premises one fixed strength, which is defined
 * here and nowhere else.
 */
public enum PremiseBasis {
  /** A log record whose message is known states it. */
  RECORD(Grade.PROVEN),
  /** A directory audit record states it. */
  AUDIT(Grade.PROVEN),
  /** A row of an export states it. */
  ROW(Grade.PROVEN),
  /** IDs that a trusted source ties: ClientKeyData, the devices export, the sync's own look-up. */
  TIE(Grade.PROVEN),
  /** A complete list that names its owner, the newest of its kind, does not contain it. */
  COMPLETE_LIST(Grade.PROVEN),
  /** The product's documented behavior. */
  DOCUMENTED(Grade.PROVEN),

  /** A list that may be cut, filtered or outdated, or whose owner is assumed. */
  LIMITED_LIST(Grade.LIKELY),
  /** The audits of the whole time in question contain no such record. */
  AUDIT_SILENCE(Grade.LIKELY),
  /** It follows from what Configuration Manager or Entra did. */
  CONCLUSION(Grade.LIKELY),
  /** The engineer noted it. */
  NOTE(Grade.LIKELY),
  /** The text of a message fits that no public source describes. */
  UNREAD_MESSAGE(Grade.LIKELY),
  /** A record or file names the device itself, by name and not by an ID. */
  NAMED_BY_ITSELF(Grade.LIKELY),
  /** A role that was concluded, such as which app is the server app. */
  PROBABLE_ROLE(Grade.LIKELY),

  /** The device says so in its heartbeat; any registered client can say anything. */
  HEARTBEAT(Grade.POSSIBLE),
  /** Two things have the same name. */
  NAME(Grade.POSSIBLE),
  /** Two things happened at about the same time. */
  COINCIDENCE(Grade.POSSIBLE),
  /** A log that would show it is silent. */
  LOG_SILENCE(Grade.POSSIBLE),
  /** One of several explanations that fit. */
  ONE_OF_SEVERAL(Grade.POSSIBLE);

  private final Grade strength;

  PremiseBasis(Grade strength) {
    this.strength = strength;
  }

  /** The surest an answer can be that rests on it. */
  public Grade strength() {
    return strength;
  }

  /** The surest an answer can be that needs all of them; PROVEN for none. */
  public static Grade weakest(Collection<PremiseBasis> grounds) {
    Grade weakest = Grade.PROVEN;
    for (PremiseBasis ground : grounds) {
      weakest = weakest.weaker(ground.strength);
    }
    return weakest;
  }
}
