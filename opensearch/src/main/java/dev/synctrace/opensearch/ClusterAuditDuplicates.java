package dev.synctrace.opensearch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.index.lucene.copies.AuditIdentity;
import dev.synctrace.index.lucene.copies.SeenAudits;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.opensearch.http.Connection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells a writer which audit records may be copies of those it has added, or found in the case.
 * What another process adds at the same time it does not know: copies that two processes add at
 * once stay two events. Safe for use by many threads.
 */
final class ClusterAuditDuplicates implements Predicate<AuditIdentity> {
  /** Beyond so many, reading them costs more than a search that takes every audit for a copy. */
  private static final long WORTH_READING = 500_000;

  private final Connection connection;
  private final String index;
  private @Nullable SeenAudits seen;
  private boolean tooMany;

  ClusterAuditDuplicates(Connection connection, String index) {
    this.connection = connection;
    this.index = index;
  }

  @Override
  public synchronized boolean test(AuditIdentity audit) {
    if (seen == null) {
      seen = inCase();
    }
    boolean copy = tooMany || seen.mayContain(audit);
    seen.add(audit);
    return copy;
  }

  private SeenAudits inCase() {
    SeenAudits audits = new SeenAudits();
    ObjectNode exists = JsonNodeFactory.instance.objectNode();
    exists.putObject("exists").put("field", LuceneFieldNames.AUDIT_CONTENT);
    try (PointInTime moment = new PointInTime(connection, index)) {
      EventPageSearch all = new EventPageSearch(moment, exists);
      tooMany = all.count() > WORTH_READING;
      if (!tooMany) {
        all.forEachAudit(document -> audits.add(document.audit()));
      }
    }
    return audits;
  }
}
