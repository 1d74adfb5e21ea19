package dev.synctrace.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.lucene.store.DeferredMergePolicy;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

class DeferredMergePolicyTest {
  private static final DeferredMergePolicy NONE_IS_SMALL = new DeferredMergePolicy(0);

  private final Directory directory = new ByteBuffersDirectory();

  @Test
  void aLargeMergeBeginsWhereAddedEventsFilledASegment() throws IOException {
    try (IndexWriter writer = writer(config(NONE_IS_SMALL).setMaxBufferedDocs(2))) {
      for (int event = 0; event < 60; event++) {
        writer.addDocument(List.of());
      }
    }

    assertThat(segments()).isLessThan(30);
  }

  @Test
  void aCommitAndTheEndBeginNoLargeOne() throws IOException {
    commitOneByOne(NONE_IS_SMALL, DeferredMergePolicy.MOST_SEGMENTS);

    assertThat(segments()).isEqualTo(DeferredMergePolicy.MOST_SEGMENTS);
  }

  @Test
  void thereAreNeverTooManySegments() throws IOException {
    commitOneByOne(NONE_IS_SMALL, DeferredMergePolicy.MOST_SEGMENTS + 1);

    assertThat(segments()).isLessThan(DeferredMergePolicy.MOST_SEGMENTS);
  }

  @Test
  void aCommitMergesSmallSegmentsSoThatManyLittleIngestsLeaveFew() throws IOException {
    commitOneByOne(new DeferredMergePolicy(), 30);

    assertThat(segments()).isLessThan(15);
  }

  private void commitOneByOne(DeferredMergePolicy merges, int events) throws IOException {
    try (IndexWriter writer = writer(config(merges))) {
      for (int event = 0; event < events; event++) {
        writer.addDocument(List.of());
        writer.commit();
      }
    }
  }

  private static IndexWriterConfig config(DeferredMergePolicy merges) {
    return new IndexWriterConfig()
        .setMergePolicy(merges)
        .setMergeScheduler(new SerialMergeScheduler());
  }

  private IndexWriter writer(IndexWriterConfig config) throws IOException {
    return new IndexWriter(directory, config);
  }

  private int segments() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      return reader.leaves().size();
    }
  }
}
