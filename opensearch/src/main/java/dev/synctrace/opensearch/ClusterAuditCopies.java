package dev.synctrace.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.index.lucene.copies.AuditCopyFinder;
import dev.synctrace.index.lucene.copies.AuditIdentity;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.index.search.EventPlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The audit records of which a case has several copies, because exports overlap: as in the embedded
 * store, every copy is a document, and among the matches of a search one is shown for all. The
 * cluster cannot join documents, so this asks for the marked copies and their records, and leaves
 * documents out by their id. A case with more than {@value #MOST} marked copies shows each of them.
 * Safe for use by many threads.
 */
final class ClusterAuditCopies {
  private static final int MOST = 100_000;

  /** Values in one request. */
  private static final int TERMS = 20_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final PointInTime moment;
  private @Nullable Copies found;

  ClusterAuditCopies(PointInTime moment) {
    this.moment = moment;
  }

  /** The query without some documents. */
  static ObjectNode without(List<String> ids, ObjectNode query) {
    if (ids.isEmpty()) {
      return query;
    }
    ObjectNode whole = JSON.objectNode();
    ObjectNode bool = whole.putObject("bool");
    bool.putArray("filter").add(query);
    ArrayNode values = bool.putArray("must_not").addObject().putObject("ids").putArray("values");
    ids.forEach(values::add);
    return whole;
  }

  /** The ids of those matches for which another match, a copy of it, is shown. */
  List<String> hidden(ObjectNode query) {
    Copies copies = copies();
    if (copies.records().isEmpty() || hits(query, marked()).count() == 0) {
      return List.of();
    }
    Set<String> matching = new HashSet<>();
    forEachWith(
        LuceneFieldNames.AUDIT_CONTENT,
        copies.contents(),
        query,
        document -> matching.add(document.id()));
    List<String> hidden = new ArrayList<>();
    for (List<AuditHit> record : copies.records()) {
      record.stream().map(AuditHit::id).filter(matching::contains).skip(1).forEach(hidden::add);
    }
    return hidden;
  }

  /**
   * Where else the record of a hit is.
   *
   * @param key of the hit, see {@link EventPageSearch#key}
   */
  List<EventPlace> places(JsonNode key) {
    String source = key.path(1).asText();
    long place = key.path(2).asLong();
    return Optional.ofNullable(copies().byPlace().get(new Place(source, place)))
        .orElse(List.of())
        .stream()
        .filter(copy -> !copy.source().equals(source) || copy.place() != place)
        .map(copy -> new EventPlace(copy.source(), LuceneFieldNames.line(copy.place())))
        .toList();
  }

  private record Place(String source, long place) {}

  /** The copies of each record that has several, and the records by where a copy is. */
  private record Copies(
      List<List<AuditHit>> records, Set<Long> contents, Map<Place, List<AuditHit>> byPlace) {
    static Copies of(List<List<AuditHit>> records) {
      Set<Long> contents = new LinkedHashSet<>();
      Map<Place, List<AuditHit>> byPlace = new HashMap<>();
      for (List<AuditHit> record : records) {
        for (AuditHit copy : record) {
          contents.add(copy.audit().content());
          byPlace.put(new Place(copy.source(), copy.place()), record);
        }
      }
      return new Copies(records, contents, byPlace);
    }
  }

  private synchronized Copies copies() {
    if (found == null) {
      found = Copies.of(records());
    }
    return found;
  }

  private List<List<AuditHit>> records() {
    EventPageSearch copies = hits(marked());
    long count = copies.count();
    if (count == 0 || count > MOST) {
      return List.of();
    }
    Set<Long> ids = new LinkedHashSet<>();
    Set<Long> contents = new LinkedHashSet<>();
    copies.forEachAudit(document -> {
      contents.add(document.audit().content());
      if (document.audit().id() != AuditIdentity.NO_ID) {
        ids.add(document.audit().id());
      }
    });
    Map<String, AuditHit> candidates = new TreeMap<>();
    Consumer<AuditHit> candidate = document -> candidates.put(document.id(), document);
    forEachWith(LuceneFieldNames.AUDIT_CONTENT, contents, null, candidate);
    forEachWith(LuceneFieldNames.AUDIT_ID, ids, null, candidate);
    return groups(List.copyOf(candidates.values()));
  }

  private static List<List<AuditHit>> groups(List<AuditHit> candidates) {
    Map<String, Integer> order = new HashMap<>();
    Set<String> sources = new TreeSet<>();
    candidates.forEach(candidate -> sources.add(candidate.source()));
    sources.forEach(source -> order.put(source, order.size()));
    AuditCopyFinder groups = new AuditCopyFinder();
    for (AuditHit one : candidates) {
      groups.add(one.audit(), one.time(), order.getOrDefault(one.source(), 0), one.place());
    }
    List<List<AuditHit>> records = new ArrayList<>();
    groups.forEach(record -> {
      List<AuditHit> copies = new ArrayList<>(record.length);
      for (int copy : record) {
        copies.add(candidates.get(copy));
      }
      records.add(copies);
    });
    return records;
  }

  /** Asks for audit records that have one of the values, and match the query if one is given. */
  private void forEachWith(
      String field, Set<Long> values, @Nullable ObjectNode query, Consumer<AuditHit> audits) {
    List<Long> all = List.copyOf(values);
    for (int from = 0; from < all.size(); from += TERMS) {
      ObjectNode terms = JSON.objectNode();
      ArrayNode some = terms.putObject("terms").putArray(field);
      all.subList(from, Math.min(all.size(), from + TERMS)).forEach(some::add);
      (query == null ? hits(terms) : hits(query, terms)).forEachAudit(audits);
    }
  }

  private static ObjectNode marked() {
    ObjectNode query = JSON.objectNode();
    query.putObject("term").put(LuceneFieldNames.COPY, LuceneFieldNames.YES);
    return query;
  }

  private EventPageSearch hits(ObjectNode... queries) {
    ObjectNode all = JSON.objectNode();
    ArrayNode filter = all.putObject("bool").putArray("filter");
    for (ObjectNode query : queries) {
      filter.add(query);
    }
    return new EventPageSearch(moment, all);
  }
}
