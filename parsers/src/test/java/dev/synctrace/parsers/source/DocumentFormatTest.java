package dev.synctrace.parsers.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.source.SourceReader.ReadSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What describes a bundle is no log of it; whatever may hold a record is read. */
class DocumentFormatTest {
  private static final String HEAD = "# Case 42\n\nThe user says that it does not work.\n\n";
  private static final String RECORD =
      "Get one push message from database.~~  "
          + "$$<SMS_NOTIFICATION_SERVER><09-25-2026 19:35:04.905+240><thread=7896 (0x1ED8)>\n";
  private static final String ANSWER =
      "[{\"name\": \"CLIENT-042\", \"verdict\": \"SYNCED\", \"causes\": []}]\n";

  private final List<Event> events = new ArrayList<>();

  private ReadSource read(String text) throws IOException {
    return new SourceReader(ReadOptions.DEFAULT, List.of())
        .read(
            "notes.txt",
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            events::add);
  }

  static Stream<Path> documentsOfSamples() throws IOException {
    try (Stream<Path> samples = Files.walk(Path.of("../samples"))) {
      return samples
          .filter(path -> path.endsWith("README.md") || path.endsWith("expected.json"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("documentsOfSamples")
  void theDocumentsOfASampleAreNoLogs(Path document) throws IOException {
    ReadSource read = read(Files.readString(document));
    assertThat(events).isEmpty();
    assertThat(read.log()).isNull();
    assertThat(read.outcome().problems()).isEmpty();
    assertThat(read.outcome().framing()).isEqualTo("none");
    assertThat(read.outcome().lines()).isPositive();
    assertThat(read.outcome().unframedLines()).isZero();
  }

  @Test
  void answersOfSyncTraceAreNoLogs() throws IOException {
    read(ANSWER);
    read("{\"mappings\": [], \"verdicts\": [{\"verdict\": \"SYNCED\", \"causes\": []}]}");
    read("{\"traces\": [{\"outcome\": \"FAILED\", \"causes\": []}]}");
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> " + RECORD,
        "```\n" + RECORD + "```\n",
        "<![LOG[a record that was cut",
        "Starting to send push task (PushID: 13 TaskID: 13 TaskGUID:"
            + " 00000000-0000-0000-0000-000000000001 TaskType: 1 TaskParam: x) to 1 clients with"
            + " throttling (strategy: 1 param: 42)\n",
        "09-25-2026 19:35:04 something happened\n",
        "2026-09-25T19:35:04Z something happened\n",
        "[19:35:04] something happened\n"
      })
  void aTextWithWhatMayBeARecordIsRead(String record) throws IOException {
    read(HEAD + record);
    assertThat(events).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CLIENT-042 shows 0x80004005 since Monday\n",
        "# a comment of a log\n# and another\nservice started\n",
        "{\"deviceId\": \"5a5dd558-9f16-4d47-8ccd-15510ad45512\", \"compliant\": true}\n",
        "[{\"verdict\": \"SYNCED\", \"causes\": [",
        "[{\"verdict\": \"SYNCED\", \"causes\": [], \"text\": \"<![LOG[a]LOG]!>\"}]"
      })
  void whatIsNoDocumentForSureIsReadAsBefore(String text) throws IOException {
    read(text);
    assertThat(events).isNotEmpty();
  }

  @Test
  void aDocumentWithARecordFarBehindIsRead() throws IOException {
    read(HEAD + "prose and more prose\n".repeat(10_000) + RECORD);
    assertThat(events).anyMatch(event -> event.kind().label().equals("push.got"));
  }

  @Test
  void aDamagedLogIsRead() throws IOException {
    read("# \n\n" + RECORD.substring(0, 60) + "\n" + RECORD.substring(20));
    assertThat(events).isNotEmpty();
  }
}
