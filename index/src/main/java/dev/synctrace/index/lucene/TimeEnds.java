package dev.synctrace.index.lucene;

import dev.synctrace.index.lucene.document.IndexedFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Narrows a search for the first or last few of all events to the time that must hold them, which
 * the index tells of each block of some thousand events: the others are not looked at.
 */
final class TimeEnds {
  /** The times of a block, and how many of its events have one. */
  private record Block(long first, long last, int events) {}

  private TimeEnds() {}

  /**
   * A query that at least so many events match, among them all that come first.
   *
   * @param newest whether the last ones are wanted
   */
  static Query around(IndexReader reader, int size, boolean newest) throws IOException {
    if (reader.hasDeletions()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    List<Block> blocks = blocks(reader);
    blocks.sort(
        newest
            ? Comparator.comparingLong(Block::first).reversed()
            : Comparator.comparingLong(Block::last));
    long events = 0;
    for (Block block : blocks) {
      events += block.events();
      if (events >= size) {
        return NumericDocValuesField.newSlowRangeQuery(
            IndexedFields.ORDER_TIME,
            newest ? block.first() : Long.MIN_VALUE,
            newest ? Long.MAX_VALUE : block.last());
      }
    }
    return MatchAllDocsQuery.INSTANCE;
  }

  private static List<Block> blocks(IndexReader reader) throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (LeafReaderContext segment : reader.leaves()) {
      DocValuesSkipper skipper = segment.reader().getDocValuesSkipper(IndexedFields.ORDER_TIME);
      if (skipper == null) {
        continue; // none of its events has a time
      }
      skipper.advance(0);
      while (skipper.minDocID(0) != DocIdSetIterator.NO_MORE_DOCS) {
        blocks.add(new Block(skipper.minValue(0), skipper.maxValue(0), skipper.docCount(0)));
        skipper.advance(skipper.maxDocID(0) + 1);
      }
    }
    return blocks;
  }
}
