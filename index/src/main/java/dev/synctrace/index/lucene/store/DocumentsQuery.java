package dev.synctrace.index.lucene.store;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Documents by their number in one reader, which alone can be asked for them. */
public final class DocumentsQuery extends Query {
  private final FixedBitSet documents;

  public DocumentsQuery(FixedBitSet documents) {
    this.documents = documents;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) {
        InSegment inSegment = new InSegment(segment.docBase, segment.reader().maxDoc());
        return inSegment.isEmpty()
            ? null
            : new DefaultScorerSupplier(new ConstantScoreScorer(score(), scoreMode, inSegment));
      }

      @Override
      public boolean isCacheable(LeafReaderContext segment) {
        return false;
      }
    };
  }

  /** The documents of one segment. */
  private final class InSegment extends DocIdSetIterator {
    private final int base;
    private final int end;
    private int document = -1;

    InSegment(int base, int count) {
      this.base = base;
      this.end = base + count;
    }

    boolean isEmpty() {
      return at(base) >= end;
    }

    private int at(int from) {
      return from >= documents.length() ? NO_MORE_DOCS : documents.nextSetBit(from);
    }

    @Override
    public int docID() {
      return document;
    }

    @Override
    public int nextDoc() {
      return advance(document + 1);
    }

    @Override
    public int advance(int target) {
      int next = target >= end - base ? NO_MORE_DOCS : at(base + target);
      document = next >= end ? NO_MORE_DOCS : next - base;
      return document;
    }

    @Override
    public long cost() {
      return end - base;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String defaultField) {
    return documents.cardinality() + " documents";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DocumentsQuery query && query.documents.equals(documents);
  }

  @Override
  public int hashCode() {
    return documents.hashCode();
  }
}
