package dev.synctrace.bench.jmh;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.SourceWriter;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.index.lucene.document.EventDocument;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.fact.FactFormats;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.record.RecordOptions;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.parsers.source.SourceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Events of 8 MB to documents, and one query on the case they make. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class IndexingBenchmark {
  private final List<Event> events = new ArrayList<>();
  private final EventDocument document = new EventDocument();
  private @Nullable Case opened;

  /** Reads the bundle and writes its case to a temporary folder. */
  @Setup(Level.Trial)
  public void index(BundleText text) throws IOException {
    SourceReader reader =
        new SourceReader(new ReadOptions(ZoneOffset.UTC, RecordOptions.DEFAULT), FactFormats.all());
    Path folder = Files.createTempDirectory("synctrace-jmh-case");
    LuceneCaseStore store = new LuceneCaseStore(folder);
    try (CaseWriter writer = store.openForWriting()) {
      for (int i = 0; i < text.files().size(); i++) {
        SourceWriter source = writer.begin(i + ".log", String.valueOf(i), 0).orElseThrow();
        List<Event> ofFile = new ArrayList<>();
        reader.read(source.path(), new ByteArrayInputStream(text.files().get(i)), ofFile::add);
        ofFile.forEach(source::add);
        events.addAll(ofFile);
      }
    }
    opened = store.open();
  }

  /** Closes the case. */
  @TearDown(Level.Trial)
  public void close() {
    Objects.requireNonNull(opened).close();
  }

  /** What the index is given for each event. */
  @Benchmark
  public void documents(Blackhole hole) throws IOException {
    for (Event event : events) {
      document.of(event, 0).forEach(hole::consume);
    }
  }

  /** The newest events of one kind. */
  @Benchmark
  public void query(Blackhole hole) {
    Objects.requireNonNull(opened)
        .events()
        .search(SearchRequest.of("kind:push.start").withLast(100))
        .events()
        .forEach(hole::consume);
  }
}
