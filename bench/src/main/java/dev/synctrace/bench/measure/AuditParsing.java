package dev.synctrace.bench.measure;

import dev.synctrace.parsers.audit.AuditFormat;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.parsers.source.SourceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads one export of directory audits over and over, out of memory. */
final class AuditParsing {
  private AuditParsing() {}

  /**
   * {@code AuditParsing FILE RUNS}: prints the median of the megabytes a second, after as many runs
   * to warm up.
   */
  public static void main(String[] args) throws IOException {
    byte[] export = Files.readAllBytes(Path.of(args[0]));
    int runs = Integer.parseInt(args[1]);
    SourceReader reader = new SourceReader(ReadOptions.DEFAULT, List.of(new AuditFormat()));
    double[] rates = new double[runs];
    for (int i = -runs; i < runs; i++) {
      long start = System.nanoTime();
      long events = read(reader, export);
      if (events == 0) {
        throw new IllegalStateException(args[0] + " holds no audit record");
      }
      if (i >= 0) {
        rates[i] = export.length * 1e3 / (System.nanoTime() - start);
      }
    }
    Arrays.sort(rates);
    System.out.println(rates[runs / 2]);
  }

  private static long read(SourceReader reader, byte[] export) throws IOException {
    long[] events = {0};
    reader.read("audits.json", new ByteArrayInputStream(export), event -> events[0]++);
    return events[0];
  }
}
