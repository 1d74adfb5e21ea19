package dev.synctrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the commands of each transcript in {@code src/test/golden} in one case and compares what
 * they print. {@code -Dsynctrace.update=true} writes the transcripts again.
 */
class GoldenTest {
  private static final Path TRANSCRIPTS = Path.of("src/test/golden");

  @TempDir private Path temp;

  static Stream<Path> transcripts() throws IOException {
    try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void commandsPrintWhatTheTranscriptSays(Path transcript) throws IOException {
    String expected = Files.readString(transcript);
    String actual = Transcript.rerun(expected, temp.resolve("case").toString());
    if (Boolean.getBoolean("synctrace.update")) {
      Files.writeString(transcript, actual);
    } else {
      assertThat(actual).isEqualTo(expected);
    }
  }
}
