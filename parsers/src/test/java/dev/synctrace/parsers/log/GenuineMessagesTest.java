package dev.synctrace.parsers.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The genuine lines of the notification server. */
class GenuineMessagesTest {
  private static final Path CORPUS = Path.of("../../shared/corpus/bgb");

  private final MessageReader reader = new MessageReader();

  @Test
  void allAreOfAKnownKind() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "no corpus of genuine lines at " + CORPUS);
    assertThat(messages())
        .hasSizeGreaterThan(30)
        .allSatisfy(message -> assertThat(reader.read(message, null, "any").reading()).isPresent());
  }

  private static List<String> messages() throws IOException {
    List<String> messages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CORPUS)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("Bgb")).toList()) {
        Files.readAllLines(file).stream().map(GenuineMessagesTest::message).forEach(messages::add);
      }
    }
    return messages;
  }

  /** What is before the frame, without the closing line break that is written as tildes. */
  private static String message(String line) {
    int frame = line.lastIndexOf("$$<");
    String message = frame < 0 ? line : line.substring(0, frame).stripTrailing();
    return message.endsWith("~~") ? message.substring(0, message.length() - 2) : message;
  }
}
