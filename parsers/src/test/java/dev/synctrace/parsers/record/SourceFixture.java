package dev.synctrace.parsers.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A source read to its end. */
public record SourceFixture(List<LogRecord> records, RecordStatistics statistics) {

  public static SourceFixture of(String text) throws IOException {
    return of(text.getBytes(UTF_8));
  }

  public static SourceFixture of(byte[] bytes) throws IOException {
    return of(new ByteArrayInputStream(bytes), RecordOptions.DEFAULT);
  }

  static SourceFixture of(InputStream in, RecordOptions options) throws IOException {
    RecordReader reader = new RecordReader(in, options);
    List<LogRecord> records = new ArrayList<>();
    for (LogRecord next = reader.next(); next != null; next = reader.next()) {
      records.add(next);
    }
    return new SourceFixture(records, reader.statistics());
  }

  public List<LogRecord> framed() {
    return records.stream().filter(record -> record.framing() != RecordFormat.NONE).toList();
  }

  public List<String> unframedTexts() {
    return records.stream()
        .filter(record -> record.framing() == RecordFormat.NONE)
        .map(LogRecord::text)
        .toList();
  }

  /**
   * Every line is in a framed record or is counted as unframed, and then it is there as text unless
   * it is blank. The lines are given, not asked of the reader.
   */
  public void addsUpTo(List<String> lines) {
    BitSet framed = new BitSet();
    BitSet text = new BitSet();
    for (LogRecord record : records) {
      assertThat(record.line()).isBetween(1L, record.endLine());
      (record.framing() == RecordFormat.NONE ? text : framed)
          .set((int) record.line(), (int) record.endLine() + 1);
    }
    assertThat(statistics.lines()).isEqualTo(lines.size());
    assertThat(statistics.unframedLines()).isEqualTo(lines.size() - framed.cardinality());
    assertThat(statistics.records()).isEqualTo(framed().size());
    assertThat(framed.length()).isLessThanOrEqualTo(lines.size() + 1);
    for (int line = 1; line <= lines.size(); line++) {
      if (!framed.get(line)) {
        assertThat(text.get(line))
            .as("line %d, '%s', is there", line, lines.get(line - 1))
            .isEqualTo(!lines.get(line - 1).isBlank());
      }
    }
  }
}
