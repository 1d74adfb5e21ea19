package dev.synctrace.parsers.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat;
import dev.synctrace.parsers.source.SourceFormat.SourceInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one file the way an ingest does: recognised by its head, read from its first byte. */
public record FactFixtureBundle(List<Event> events, ReadOutcome outcome) {

  public static FactFixtureBundle read(String text) {
    return read("facts/export.txt", text.getBytes(StandardCharsets.UTF_8));
  }

  public static FactFixtureBundle read(String path, String text) {
    return read(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public static FactFixtureBundle read(String path, byte[] bytes) {
    return read(path, head(bytes), new ByteArrayInputStream(bytes));
  }

  /** Reads a stream of any length, whose first bytes the head shows. */
  static FactFixtureBundle read(String path, FilePrefix prefix, InputStream in) {
    List<Event> events = new ArrayList<>();
    try {
      ReadOutcome outcome =
          formatOf(prefix)
              .read(new SourceInput(path, prefix, in, ReadOptions.DEFAULT), events::add);
      return new FactFixtureBundle(events, outcome);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static FilePrefix head(byte[] bytes) {
    try {
      return FilePrefix.of(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static boolean isFact(String text) {
    FilePrefix prefix = head(text.getBytes(StandardCharsets.UTF_8));
    return FactFormats.all().stream().anyMatch(format -> format.recognises(prefix));
  }

  private static SourceFormat formatOf(FilePrefix prefix) {
    List<SourceFormat> formats =
        FactFormats.all().stream().filter(format -> format.recognises(prefix)).toList();
    assertThat(formats).as("formats that recognise the file").hasSize(1);
    return formats.get(0);
  }

  /** Its facts, without what the export says of itself and what was damaged. */
  public List<Event> facts() {
    return events.stream()
        .filter(event -> event.kind() != Kind.FACT_EXPORT && event.kind() != Kind.OTHER)
        .toList();
  }

  public List<Event> of(Kind kind) {
    return events.stream().filter(event -> event.kind() == kind).toList();
  }

  public Event only(Kind kind) {
    assertThat(of(kind)).hasSize(1);
    return of(kind).get(0);
  }

  public List<String> problems() {
    return outcome.problems();
  }
}
