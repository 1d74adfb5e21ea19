package dev.synctrace.bench.jmh;

import dev.synctrace.parsers.log.MessageReader;
import dev.synctrace.parsers.record.LogRecord;
import dev.synctrace.parsers.record.RecordReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Framing and message parsing of 8 MB, each for itself. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadingBenchmark {
  private final MessageReader messages = new MessageReader();

  /** Bytes to framed records. */
  @Benchmark
  public void framing(BundleText text, Blackhole hole) throws IOException {
    for (byte[] file : text.files()) {
      RecordReader reader = BundleText.reader(file);
      for (LogRecord record = reader.next(); record != null; record = reader.next()) {
        hole.consume(record);
      }
    }
  }

  /** Records to events. */
  @Benchmark
  public void messages(BundleText text, Blackhole hole) {
    for (LogRecord record : text.records()) {
      hole.consume(messages.read(record.message(), record.component(), ""));
    }
  }
}
