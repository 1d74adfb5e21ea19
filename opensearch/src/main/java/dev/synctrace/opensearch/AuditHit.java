package dev.synctrace.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.index.lucene.copies.AuditIdentity;
import dev.synctrace.index.lucene.document.LuceneFieldNames;

/**
 * Identity of an audit record, and its position.
 *
 * @param id of the document
 * @param time as a number that orders it, the highest for none
 * @param source as it orders events
 * @param place in the source, see {@link LuceneFieldNames#place}
 */
record AuditHit(String id, AuditIdentity audit, long time, String source, long place) {
  /** Reads a hit with its key and its doc values. */
  static AuditHit of(JsonNode hit) {
    JsonNode key = EventPageSearch.key(hit);
    JsonNode fields = hit.path("fields");
    return new AuditHit(
        hit.path("_id").asText(),
        new AuditIdentity(
            fields.path(LuceneFieldNames.AUDIT_ID).path(0).asLong(AuditIdentity.NO_ID),
            fields.path(LuceneFieldNames.AUDIT_CONTENT).path(0).asLong()),
        EventPageSearch.nanos(hit),
        key.path(1).asText(),
        key.path(2).asLong());
  }
}
