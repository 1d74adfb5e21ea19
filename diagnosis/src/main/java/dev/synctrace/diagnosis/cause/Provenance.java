package dev.synctrace.diagnosis.cause;

/** Source of the knowledge about a cause. */
public enum Provenance {
  /** Microsoft documentation or a hotfix article. */
  DOC("Microsoft documentation"),
  /** A published article that follows the synchronization through logs and database. */
  ARTICLE("published article"),
  /** One issue, blog or forum post. */
  REPORT("public report"),
  /** Documented behavior of Microsoft Graph or Entra; how Configuration Manager logs it is not. */
  GRAPH("Microsoft Graph documentation"),
  /** Deduced. */
  INFERRED("deduction");

  private final String title;

  Provenance(String title) {
    this.title = title;
  }

  /** Returns the source in words. */
  public String title() {
    return title;
  }
}
