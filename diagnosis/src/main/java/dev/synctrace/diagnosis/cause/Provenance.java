package dev.synctrace.diagnosis.cause;

/** Where the knowledge of a cause comes from; causes.md, table of grades. */
public enum Provenance {
  /** One of the seed documents. */
  SEED,
  /** Microsoft's documentation or a hotfix article. */
  DOC,
  /** One voice: an issue, a blog, a forum. */
  REPORT,
  /** Documented behaviour of Microsoft Graph or Entra; how Configuration Manager logs it is not. */
  GRAPH,
  /** Deduced. */
  INFERRED
}
