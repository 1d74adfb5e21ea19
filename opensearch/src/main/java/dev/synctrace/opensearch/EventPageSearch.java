package dev.synctrace.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.opensearch.query.QueryJson;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events a query matches, page by page, in the order of the embedded index: by time, where none
 * comes last; then by source path, then by place in the source. No two events are equal in it.
 */
final class EventPageSearch {
  /** OpenSearch gives no more at a time. */
  private static final int AUDITS = 10_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final PointInTime moment;
  private final ObjectNode query;

  EventPageSearch(PointInTime moment, ObjectNode query) {
    this.moment = moment;
    this.query = query;
  }

  /** How many there are. */
  long count() {
    ObjectNode body = body(0);
    body.put("track_total_hits", true);
    return moment.search(body).path("hits").path("total").path("value").asLong();
  }

  /**
   * The next ones.
   *
   * @param size how many at most
   * @param newest whether from the end; what has no time comes last even so
   * @param after the key of the last one before; null for the first page
   * @param whole whether with the events themselves, or only their keys
   */
  JsonNode page(int size, boolean newest, @Nullable JsonNode after, boolean whole) {
    ObjectNode body = body(size);
    if (whole) {
      body.putArray("stored_fields").add(LuceneFieldNames.EVENT);
    } else {
      body.put("stored_fields", "_none_").put("_source", false);
    }
    return page(body, newest, after);
  }

  /** Reads all of them, which are audit records, as documents. */
  void forEachAudit(Consumer<AuditHit> audits) {
    JsonNode after = null;
    JsonNode page;
    do {
      ObjectNode body = body(AUDITS).put("_source", false);
      body.putArray("docvalue_fields")
          .add(LuceneFieldNames.AUDIT_CONTENT)
          .add(LuceneFieldNames.AUDIT_ID);
      page = page(body, false, after);
      for (JsonNode hit : page) {
        audits.accept(AuditHit.of(hit));
        after = key(hit);
      }
    } while (page.size() == AUDITS);
  }

  private JsonNode page(ObjectNode body, boolean newest, @Nullable JsonNode after) {
    body.put("track_total_hits", false);
    ArrayNode sort = body.putArray("sort");
    String direction = newest ? "desc" : "asc";
    sort.addObject()
        .putObject(LuceneFieldNames.ORDER_TIME)
        .put("order", direction)
        .put("missing", "_last");
    sort.addObject()
        .putObject(QueryJson.VALUES + "." + SearchField.SOURCE.name())
        .put("order", direction);
    sort.addObject().putObject(LuceneFieldNames.PLACE).put("order", direction);
    if (after != null) {
      body.set("search_after", after);
    }
    return moment.search(body).path("hits").path("hits");
  }

  /** What an aggregation over all of them gives. */
  JsonNode aggregate(ObjectNode aggregation) {
    ObjectNode body = body(0);
    body.put("track_total_hits", false);
    body.putObject("aggs").set("all", aggregation);
    return moment.search(body).path("aggregations").path("all");
  }

  private ObjectNode body(int size) {
    ObjectNode body = JSON.objectNode().put("size", size);
    // As a filter: nothing is scored.
    body.putObject("query").putObject("bool").putArray("filter").add(query);
    return body;
  }

  /** The key of a hit, to continue after it. */
  static JsonNode key(JsonNode hit) {
    return hit.path("sort");
  }

  /** The time of a hit, as nanoseconds since the epoch. */
  static long nanos(JsonNode hit) {
    return key(hit).path(0).asLong();
  }
}
