package dev.synctrace.diagnosis.identity;

/** How far a join of two ids can be relied on. The order is from weak to strong. */
public enum Confidence {
  /** The client says so in its heartbeat; any registered client may say anything (S07). */
  CLAIMED,
  /** A record says so in passing: a log line, an audit of a change. */
  RECORDED,
  /** The site database's or the directory's own row says so. */
  STATED
}
