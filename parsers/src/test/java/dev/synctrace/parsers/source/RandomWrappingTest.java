package dev.synctrace.parsers.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.model.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The logs of the samples as mails, terminals and web pages pass them on: wrapped at some width, at
 * blanks or at a column, quoted, with entities. They give the events of the original.
 */
class RandomWrappingTest {
  private static final List<String> MARKS = List.of("", "", "> ", ">> ");

  /** How a text was passed on. */
  record Wrapping(int width, boolean atBlanks, String mark, boolean entities) {
    static Wrapping random(Random random) {
      return new Wrapping(
          random.nextInt(60, 121),
          random.nextBoolean(),
          MARKS.get(random.nextInt(MARKS.size())),
          random.nextInt(3) == 0);
    }

    String of(String text) {
      List<String> lines = new ArrayList<>();
      text.lines().forEach(line -> wrap(entities ? escaped(line) : line, lines));
      return String.join(
          "\r\n", lines.stream().map(line -> (mark + line).stripTrailing()).toList());
    }

    private void wrap(String line, List<String> lines) {
      String rest = line;
      while (rest.length() > width) {
        int blank = atBlanks ? rest.lastIndexOf(' ', width) : -1;
        // A word that is longer than a line is not broken by a mail program.
        int end = !atBlanks ? width : blank > 0 ? blank : rest.indexOf(' ', width);
        if (end < 0) {
          break;
        }
        lines.add(rest.substring(0, end));
        rest = rest.substring(atBlanks ? end + 1 : end);
      }
      lines.add(rest);
    }

    private static String escaped(String line) {
      return line.replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\"", "&quot;");
    }
  }

  /** What an event says, whatever line it is on and however many blanks a wrap ate. */
  record Said(String time, String log, String component, String thread, String kind, String text) {
    static Said of(Event event) {
      return new Said(
          String.valueOf(event.time()),
          event.log(),
          String.valueOf(event.component()),
          String.valueOf(event.thread()),
          event.kind().label(),
          event.message().replaceAll("\\s+", ""));
    }
  }

  static Stream<Wrapping> wrappings() {
    Random random = new Random(27);
    return IntStream.range(0, 50).mapToObj(_ -> Wrapping.random(random));
  }

  @ParameterizedTest
  @MethodSource("wrappings")
  void aWrappedLogGivesTheEventsOfTheOriginal(Wrapping wrapping) throws IOException {
    for (Path log : logs()) {
      String text = text(log);
      assertThat(said(log, wrapping.of(text)))
          .as("%s, %s", log, wrapping)
          .isEqualTo(said(log, text));
    }
  }

  private static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../samples"))) {
      return files.filter(file -> file.toString().matches(".*\\.(log|lo_)")).sorted().toList();
    }
  }

  private static String text(Path log) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    if (bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, java.nio.charset.Charset.forName("windows-1252"));
    }
  }

  private static List<Said> said(Path log, String text) throws IOException {
    List<Said> said = new ArrayList<>();
    new SourceReader(ReadOptions.DEFAULT, List.of())
        .read(
            log.getFileName().toString(),
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            event -> said.add(Said.of(event)));
    return said;
  }
}
