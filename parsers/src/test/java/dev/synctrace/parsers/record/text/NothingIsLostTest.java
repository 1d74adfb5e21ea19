package dev.synctrace.parsers.record.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.record.LogWriter;
import dev.synctrace.parsers.record.SourceFixture;
import dev.synctrace.parsers.record.text.LineReader.LineDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to a file (cut off, bytes flipped, lines swapped, NULs written over it), reading
 * it fails never, every line is accounted for, and its text is there.
 */
class NothingIsLostTest {
  private static final int FILES = 150;

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void ofADamagedFile(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      byte[] damaged = damage(file(random), random);

      SourceFixture read = SourceFixture.of(damaged);

      List<byte[]> lines = lines(damaged);
      List<String> texts = lines.stream().map(NothingIsLostTest::decoded).toList();
      read.addsUpTo(texts);
      assertTextIsThere(read, texts);
      assertThat(read.statistics().problems()).hasSizeLessThan(10);
    }
  }

  /**
   * Words are looked for, not lines: a frame's own marks are read, not kept as text, and a damaged
   * tab may bring a word into the component. Each word of the generated messages names its line and
   * place, so none can replace another.
   */
  private static void assertTextIsThere(SourceFixture read, List<String> lines) {
    String kept =
        read.records().stream()
            .map(record -> record.text() + " " + record.component())
            .collect(Collectors.joining(" "));
    for (String line : lines) {
      for (String word : line.split("[^A-Za-z0-9]+")) {
        if (word.matches("w\\d+x\\d+y")) {
          assertThat(kept).as("the text of '%s'", line).contains(word);
        }
      }
    }
  }

  private static List<String> file(Random random) {
    List<String> lines = new ArrayList<>(List.of(LogWriter.sms("w0x0y")));
    int records = 1 + random.nextInt(30);
    for (int i = 0; i < records; i++) {
      String message = "w%dx1y w%dx2y [é] w%dx3y".formatted(i, i, i);
      switch (random.nextInt(9)) {
        case 0, 1, 2 -> lines.add(LogWriter.ccm(message));
        case 3, 4, 5 -> lines.add(LogWriter.sms(message));
        case 6 -> LogWriter.ccm(message.replace(" ", "\n")).lines().forEach(lines::add);
        case 7 -> lines.add(message + "\tBgbAgent\t5/9/2019 1:16:07 PM\t6192 (0x1830)");
        default -> lines.add(random.nextBoolean() ? message : "");
      }
    }
    return lines;
  }

  private static byte[] damage(List<String> lines, Random random) {
    if (random.nextInt(3) == 0) {
      Collections.shuffle(lines, random);
    }
    String lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
    byte[] bytes = String.join(lineEnd, lines).getBytes(UTF_8);
    int flips = random.nextInt(4);
    for (int i = 0; i < flips && bytes.length > 0; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(4) == 0) {
      int from = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, from + random.nextInt(300));
      Arrays.fill(bytes, from, to, (byte) 0);
    }
    int from = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : 0;
    int to = random.nextInt(3) == 0 ? from + random.nextInt(bytes.length - from) : bytes.length;
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Lines cut independently of the reader: at LF, CRLF and CR; nothing after the last is none. */
  private static List<byte[]> lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\n' && bytes[i] != '\r') {
        line.write(bytes[i]);
        if (i < bytes.length - 1) {
          continue;
        }
      } else if (bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') {
        i++;
      }
      lines.add(line.toByteArray());
      line.reset();
    }
    return lines;
  }

  private static String decoded(byte[] line) {
    return new LineDecoder().decode(line, 0, line.length).text().replace("\0", "");
  }
}
