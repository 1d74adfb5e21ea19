package dev.synctrace.testkit.world;

/** Forms in which audits arrive; reference graph.md section 2. */
enum AuditShape {
  /** Graph's own page. */
  GRAPH("directoryAudits.json"),
  /** Written again by an SDK: no null members, another form of the time. */
  SDK("audits-sdk.json"),
  /** {@code Get-MgAuditLogDirectoryAudit | ConvertTo-Json}. */
  POWERSHELL("audits-powershell.json"),
  /** Azure Monitor, a record on each line. */
  AZURE_MONITOR("PT1H.json"),
  /** The Entra portal's CSV. */
  PORTAL_CSV("AuditLogs.csv");

  private final String file;

  AuditShape(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }
}
