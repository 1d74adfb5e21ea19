package dev.synctrace.bench.measure;

import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.SourceWriter;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.parsers.audit.AuditFormat;
import dev.synctrace.parsers.fact.FactFormats;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.record.RecordOptions;
import dev.synctrace.parsers.record.RecordOptions.DateOrder;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * What indexing alone takes: the events of a bundle with the fields of the case, already read, on
 * two threads. Each file is read first, which does not count. In one run with the ingest it says
 * how much of the time is Lucene's.
 */
final class BareLucene {
  private static final int THREADS = 2;

  private BareLucene() {}

  /** {@code BareLucene BUNDLE CASE}: prints the seconds of indexing. */
  public static void main(String[] args) throws IOException {
    List<SourceFormat> exports = new ArrayList<>(List.of(new AuditFormat()));
    exports.addAll(FactFormats.all());
    SourceReader reader =
        new SourceReader(
            new ReadOptions(ZoneOffset.UTC, new RecordOptions(DateOrder.AUTO)), exports);
    long nanos;
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      nanos = index(Path.of(args[0]), Path.of(args[1]), reader, threads);
    }
    System.out.println(nanos / 1e9);
  }

  private static long index(
      Path bundle, Path caseFolder, SourceReader reader, ExecutorService threads)
      throws IOException {
    long nanos = 0;
    List<Path> files;
    try (Stream<Path> all = Files.walk(bundle)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    CaseWriter writer = new LuceneCaseStore(caseFolder).openForWriting();
    for (Path file : files) {
      List<Event> events = new ArrayList<>();
      String path = bundle.relativize(file).toString();
      try (InputStream in = Files.newInputStream(file)) {
        reader.read(path, in, events::add);
      }
      SourceWriter source = writer.begin(path, path, Files.size(file)).orElseThrow();
      long start = System.nanoTime();
      add(source, events, threads);
      nanos += System.nanoTime() - start;
    }
    long start = System.nanoTime();
    writer.close();
    return nanos + System.nanoTime() - start;
  }

  private static void add(SourceWriter source, List<Event> events, ExecutorService threads) {
    int half = events.size() / THREADS;
    var first = threads.submit(() -> events.subList(0, half).forEach(source::add));
    var second = threads.submit(() -> events.subList(half, events.size()).forEach(source::add));
    try {
      first.get();
      second.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("indexing " + source.path() + " stopped", e);
    }
  }
}
