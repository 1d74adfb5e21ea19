package dev.synctrace.index.lucene;

import static dev.synctrace.index.lucene.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.SourceWriter;
import dev.synctrace.index.source.SourceSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullDiskTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 500, 3_000, 20_000, 60_000})
  void theWriteFailsInOneLineAndTheCaseStandsAtItsLastCommit(long room) {
    AtomicLong space = new AtomicLong(Long.MAX_VALUE);
    CaseStore full =
        new LuceneCaseStore(folder, Duration.ZERO, directory -> new Disk(directory, space));
    CaseWriter writer = full.openForWriting();
    LuceneTestCase.add(writer, "kept.log", List.of(event().at("kept.log", 1).build()));
    writer.commit();
    space.set(room);

    assertThatThrownBy(() -> addManyTo(writer))
        .isInstanceOf(CaseException.class)
        .hasMessageContaining("The disk with the case at " + folder + " is full. Free some space")
        .hasMessageNotContaining("\n");
    writer.close();

    CaseStore store = new LuceneCaseStore(folder);
    try (Case opened = store.open()) {
      assertThat(opened.sources())
          .filteredOn(source -> source.state() == SourceSummary.State.COMPLETE)
          .extracting(SourceSummary::path)
          .containsExactly("kept.log");
    }
    store.openForWriting().close();
    assertThat(LuceneTestCase.count(store)).isEqualTo(1);
  }

  @Test
  void aDiskThatFillsUpAtTheVeryEndFailsTheClosing() {
    AtomicLong space = new AtomicLong(Long.MAX_VALUE);
    CaseStore full =
        new LuceneCaseStore(folder, Duration.ofHours(1), directory -> new Disk(directory, space));
    CaseWriter writer = full.openForWriting();
    LuceneTestCase.add(writer, "lost.log", List.of(event().at("lost.log", 1).build()));
    space.set(10);

    assertThatThrownBy(writer::close)
        .isInstanceOf(CaseException.class)
        .hasMessageContaining("is full");

    CaseStore store = new LuceneCaseStore(folder);
    try (CaseWriter again = store.openForWriting()) {
      assertThat(again.contains(LuceneTestCase.sha("lost.log"))).isFalse();
    }
    assertThat(LuceneTestCase.count(store)).isZero();
  }

  private static void addManyTo(CaseWriter writer) {
    try (SourceWriter source =
        writer.begin("big.log", LuceneTestCase.sha("big.log"), 1).orElseThrow()) {
      IntStream.rangeClosed(1, 3_000)
          .forEach(line -> source.add(event().at("big.log", line).message("m" + line).build()));
      source.complete(LuceneTestCase.summary("big.log", 3_000));
    }
    writer.commit();
  }

  /** A disk with so many bytes left. */
  private static final class Disk extends FilterDirectory {
    private final AtomicLong space;

    Disk(Directory directory, AtomicLong space) {
      super(directory);
      this.space = space;
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      return new Output(in.createOutput(name, context));
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
        throws IOException {
      return new Output(in.createTempOutput(prefix, suffix, context));
    }

    private final class Output extends FilterIndexOutput {
      Output(IndexOutput out) {
        super("bounded " + out.getName(), out.getName(), out);
      }

      @Override
      public void writeByte(byte b) throws IOException {
        take(1);
        super.writeByte(b);
      }

      @Override
      public void writeBytes(byte[] b, int offset, int length) throws IOException {
        take(length);
        super.writeBytes(b, offset, length);
      }

      private void take(int bytes) throws IOException {
        if (space.addAndGet(-bytes) < 0) {
          throw new IOException("No space left on device");
        }
      }
    }
  }
}
