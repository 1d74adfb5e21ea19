package dev.synctrace.diagnosis.cause.condition;

/** What a cause is about, from narrow to wide. */
public enum Scope {
  /** One member of one mapping. */
  MEMBER,
  /** One mapping: a collection and its group. */
  MAPPING,
  /** The whole site or tenant. */
  SITE,
  /** One tenant-attach action. */
  ACTION
}
