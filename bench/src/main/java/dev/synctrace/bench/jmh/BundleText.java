package dev.synctrace.bench.jmh;

import dev.synctrace.parsers.record.LogRecord;
import dev.synctrace.parsers.record.RecordOptions;
import dev.synctrace.parsers.record.RecordReader;
import dev.synctrace.testkit.generate.GeneratedBundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A small generated bundle in memory: file by file as bytes, and its records. */
@State(Scope.Benchmark)
public class BundleText {
  private static final long BYTES = 8_000_000;

  private final List<byte[]> files = new ArrayList<>();
  private final List<LogRecord> records = new ArrayList<>();

  /** Writes it to a temporary folder once. */
  @Setup(Level.Trial)
  public void generate() throws IOException {
    Path folder = Files.createTempDirectory("synctrace-jmh");
    GeneratedBundle.write(folder, BYTES);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        files.add(Files.readAllBytes(file));
      }
    }
    for (byte[] file : files) {
      RecordReader reader = reader(file);
      for (LogRecord record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
    }
  }

  List<byte[]> files() {
    return files;
  }

  List<LogRecord> records() {
    return records;
  }

  static RecordReader reader(byte[] file) throws IOException {
    return new RecordReader(new ByteArrayInputStream(file), RecordOptions.DEFAULT);
  }
}
