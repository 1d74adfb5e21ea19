package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.copies.AuditCopyFinder;
import dev.synctrace.index.lucene.copies.AuditIdentity;
import dev.synctrace.index.lucene.copies.SeenAudits;
import dev.synctrace.index.lucene.document.EpochNanos;
import dev.synctrace.index.lucene.document.EventColumns;
import dev.synctrace.index.lucene.document.LuceneFieldNames;
import dev.synctrace.index.lucene.store.DocumentsQuery;
import dev.synctrace.index.search.EventPlace;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The audit records of which a case has several copies, because exports overlap. Every copy stays
 * in the index, so each source is whole, and a search for what only one copy says finds it. Among
 * the matches of a search, one copy is shown for all, see {@link AuditCopyFinder#forEach}.
 *
 * <p>Which belong together is found out when a search needs it, and only where the writer marked
 * copies; a case without overlapping exports pays nothing. Safe for use by many threads.
 */
public final class DuplicateAudits {
  private static final Term MARKED = new Term(LuceneFieldNames.COPY, LuceneFieldNames.YES);

  private final IndexReader reader;
  private @Nullable Copies found;

  DuplicateAudits(IndexReader reader) {
    this.reader = reader;
  }

  /** Receives the audit records of a case. */
  @FunctionalInterface
  public interface AuditConsumer {
    /**
     * Takes one record.
     *
     * @param document its number in the case
     */
    void accept(int document, AuditIdentity audit) throws IOException;
  }

  /** Goes through all audit records in the order of the index. */
  public static void forEachAudit(IndexReader reader, AuditConsumer audits) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      LeafReader segment = leaf.reader();
      NumericDocValues contents = segment.getNumericDocValues(LuceneFieldNames.AUDIT_CONTENT);
      if (contents != null) {
        forEachOf(contents, segment, leaf.docBase, audits);
      }
    }
  }

  /**
   * Goes through some audit records of a segment.
   *
   * @param some their numbers in the segment, ascending
   */
  private static void forEachOf(
      DocIdSetIterator some, LeafReader segment, int base, AuditConsumer audits)
      throws IOException {
    NumericDocValues contents = DocValues.getNumeric(segment, LuceneFieldNames.AUDIT_CONTENT);
    NumericDocValues ids = DocValues.getNumeric(segment, LuceneFieldNames.AUDIT_ID);
    Bits live = segment.getLiveDocs();
    for (int doc = some.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = some.nextDoc()) {
      if ((live == null || live.get(doc)) && contents.advanceExact(doc)) {
        long id = ids.advanceExact(doc) ? ids.longValue() : AuditIdentity.NO_ID;
        audits.accept(base + doc, new AuditIdentity(id, contents.longValue()));
      }
    }
  }

  /** The query without those matches for which another match, a copy of it, is shown. */
  Query hide(IndexSearcher searcher, Query query) throws IOException {
    if (!anyMarked(searcher, query)) {
      return query;
    }
    FixedBitSet later = copies().later(searcher, query);
    return later.nextSetBit(0) == DocIdSetIterator.NO_MORE_DOCS
        ? query
        : new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(new DocumentsQuery(later), Occur.MUST_NOT)
            .build();
  }

  /** Where else the records of these hits are; empty where the case has no copies at all. */
  List<List<EventPlace>> places(List<? extends ScoreDoc> hits, Event[] events) throws IOException {
    if (reader.docFreq(MARKED) == 0 || Arrays.stream(events).noneMatch(AuditIdentity::isAudit)) {
      return List.of();
    }
    Copies copies = copies();
    FixedBitSet others = new FixedBitSet(reader.maxDoc());
    hits.forEach(hit -> copies.forEachOther(hit.doc, others::set));
    EventPlaces places = new EventPlaces(reader, others);
    List<List<EventPlace>> all = new ArrayList<>(hits.size());
    for (ScoreDoc hit : hits) {
      List<EventPlace> ofHit = new ArrayList<>();
      copies.forEachOther(hit.doc, document -> ofHit.add(places.of(document)));
      all.add(ofHit);
    }
    return all;
  }

  private boolean anyMarked(IndexSearcher searcher, Query query) throws IOException {
    if (reader.docFreq(MARKED) == 0) {
      return false;
    }
    Query marked =
        new BooleanQuery.Builder()
            .add(query, Occur.FILTER)
            .add(new TermQuery(MARKED), Occur.FILTER)
            .build();
    return searcher.search(marked, 1).scoreDocs.length > 0;
  }

  private synchronized Copies copies() throws IOException {
    if (found == null) {
      found = Copies.of(reader);
    }
    return found;
  }

  /** Takes documents by their number in the case. */
  @FunctionalInterface
  private interface DocumentConsumer {
    void accept(int document);
  }

  /** Copies that belong together: twelve bytes for each. */
  private static final class Copies {
    /** The documents that have copies, ascending. */
    private final int[] documents;

    /** For each, by its place there, the next copy of its record; the first after the last. */
    private final int[] next;

    /** Of which the first is shown rather than any other, and so on. */
    private final FixedBitSet firsts;

    private final FixedBitSet all;

    private Copies(FixedBitSet all) {
      this.all = all;
      this.documents = new int[all.cardinality()];
      int at = 0;
      for (int doc = all.nextSetBit(0);
          doc != DocIdSetIterator.NO_MORE_DOCS;
          doc = doc + 1 == all.length() ? DocIdSetIterator.NO_MORE_DOCS : all.nextSetBit(doc + 1)) {
        documents[at++] = doc;
      }
      this.next = new int[documents.length];
      this.firsts = new FixedBitSet(Math.max(1, documents.length));
    }

    static Copies of(IndexReader reader) throws IOException {
      SeenAudits marked = new SeenAudits();
      for (LeafReaderContext leaf : reader.leaves()) {
        DocIdSetIterator some = leaf.reader().postings(MARKED);
        if (some != null) {
          forEachOf(some, leaf.reader(), leaf.docBase, (_, audit) -> marked.add(audit));
        }
      }
      Candidates candidates = new Candidates(reader);
      forEachAudit(
          reader,
          (document, audit) -> {
            if (marked.mayContain(audit)) {
              candidates.add(document, audit);
            }
          });
      return candidates.copies(reader.maxDoc());
    }

    /** All copies among the query's matches but one of each record. */
    FixedBitSet later(IndexSearcher searcher, Query query) throws IOException {
      FixedBitSet matching = all;
      if (!(query instanceof MatchAllDocsQuery)) {
        matching = new FixedBitSet(all.length());
        Query among =
            new BooleanQuery.Builder()
                .add(query, Occur.FILTER)
                .add(new DocumentsQuery(all), Occur.FILTER)
                .build();
        new Matches(matching).visit(searcher, among);
      }
      FixedBitSet later = new FixedBitSet(all.length());
      for (int first = 0; first < documents.length; first++) {
        if (firsts.get(first)) {
          boolean shown = false;
          int copy = first;
          do {
            if (matching.get(documents[copy])) {
              if (shown) {
                later.set(documents[copy]);
              }
              shown = true;
            }
            copy = next[copy];
          } while (copy != first);
        }
      }
      return later;
    }

    /** Gives the other copies of a document's record, if there are any. */
    void forEachOther(int document, DocumentConsumer others) {
      if (!all.get(document)) {
        return;
      }
      int self = Arrays.binarySearch(documents, document);
      int first = self;
      while (!firsts.get(first)) {
        first = next[first];
      }
      int copy = first;
      do {
        if (copy != self) {
          others.accept(documents[copy]);
        }
        copy = next[copy];
      } while (copy != first);
    }
  }

  /** Audit records that may be copies of each other, in the order of the index. */
  private static final class Candidates {
    private final NumericDocValues times;
    private final SortedDocValues sources;
    private final NumericDocValues places;
    private final AuditCopyFinder groups = new AuditCopyFinder();
    private int[] documents = new int[1 << 10];

    Candidates(IndexReader reader) throws IOException {
      NumericDocValues orderTimes =
          MultiDocValues.getNumericValues(reader, LuceneFieldNames.ORDER_TIME);
      times = orderTimes == null ? DocValues.emptyNumeric() : orderTimes;
      sources = present(MultiDocValues.getSortedValues(reader, SearchField.SOURCE.name()));
      places = present(MultiDocValues.getNumericValues(reader, LuceneFieldNames.PLACE));
    }

    private static <T> T present(@Nullable T values) throws IOException {
      if (values == null) {
        throw new IOException("the positions of events are missing from the index");
      }
      return values;
    }

    void add(int document, AuditIdentity audit) throws IOException {
      if (groups.size() == documents.length) {
        documents = Arrays.copyOf(documents, documents.length * 2);
      }
      documents[groups.size()] = document;
      if (!sources.advanceExact(document) || !places.advanceExact(document)) {
        throw new IOException("the position of an event is missing from the index");
      }
      long time = times.advanceExact(document) ? times.longValue() : EpochNanos.NONE;
      groups.add(audit, time, sources.ordValue(), places.longValue());
    }

    Copies copies(int maxDoc) {
      List<int[]> records = new ArrayList<>();
      FixedBitSet all = new FixedBitSet(maxDoc);
      groups.forEach(record -> {
        records.add(record);
        for (int copy : record) {
          all.set(documents[copy]);
        }
      });
      Copies copies = new Copies(all);
      for (int[] record : records) {
        int first = Arrays.binarySearch(copies.documents, documents[record[0]]);
        copies.firsts.set(first);
        int last = first;
        for (int i = 1; i < record.length; i++) {
          int copy = Arrays.binarySearch(copies.documents, documents[record[i]]);
          copies.next[last] = copy;
          last = copy;
        }
        copies.next[last] = first;
      }
      return copies;
    }
  }

  /** Collects matches by their number in the case. */
  private static final class Matches extends MatchCollector {
    private final FixedBitSet matching;
    private int base;

    Matches(FixedBitSet matching) {
      this.matching = matching;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext segment) {
      base = segment.docBase;
    }

    @Override
    public void collect(int doc) {
      matching.set(base + doc);
    }
  }

  /** Where some events of a case are written, read in the order of the index. */
  private static final class EventPlaces {
    private final Map<Integer, EventPlace> byDocument = new HashMap<>();

    /**
     * @param documents their numbers in the case
     */
    EventPlaces(IndexReader reader, FixedBitSet documents) throws IOException {
      DocIdSetIterator all = new BitSetIterator(documents, 0);
      int document = all.nextDoc();
      for (LeafReaderContext leaf : reader.leaves()) {
        int end = leaf.docBase + leaf.reader().maxDoc();
        if (document < end) {
          EventColumns columns = new EventColumns(leaf.reader());
          for (; document < end; document = all.nextDoc()) {
            columns.moveTo(document - leaf.docBase);
            byDocument.put(document, new EventPlace(columns.source(), columns.line()));
          }
        }
      }
    }

    EventPlace of(int document) {
      return Objects.requireNonNull(byDocument.get(document));
    }
  }
}
