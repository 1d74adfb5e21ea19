package dev.synctrace.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a bundle with the same bytes: read once, listed and found wherever they are. */
class DuplicateFilesTest {
  private static final String LOG =
      "Get one push message from database.~~  "
          + "$$<SMS_NOTIFICATION_SERVER><09-25-2026 19:35:04.905+240><thread=7896 (0x1ED8)>\r\n";

  @TempDir private Path temp;
  private Path bundle = Path.of("");
  private String caseFolder = "";

  @BeforeEach
  void aLogInTwoFolders() throws IOException {
    bundle = temp.resolve("bundle");
    caseFolder = temp.resolve("case").toString();
    write("CM01/BgbServer.log", LOG);
    write("ticket/from customer/BgbServer.log", LOG);
  }

  @Test
  void theCopyIsListedAsTheCopyOfTheFirst() {
    assertThat(ingest().out())
        .containsPattern("ticket/from customer/BgbServer.log .* copy of CM01/BgbServer.log\\R")
        .contains("1 source, 1 record added")
        .contains("; 1 file is a copy");
  }

  @Test
  void ingestedAgainItIsListedAgain() {
    ingest();

    assertThat(ingest().out())
        .containsPattern("CM01/BgbServer.log .* already in the case\\R")
        .containsPattern("ticket/from customer/BgbServer.log .* copy of CM01/BgbServer.log\\R");
  }

  @Test
  void aCopyThatComesLaterIsNoted() throws IOException {
    ingest();
    Path later = temp.resolve("later");
    Files.createDirectories(later.resolve("PS1"));
    Files.writeString(later.resolve("PS1/old.log"), LOG);

    CommandRun.of("ingest", later.toString(), "--case", caseFolder);

    assertThat(found("source:\"PS1/old.log\"")).isEqualTo(1);
  }

  /** Beside it, a copy can have a name with which that of the source begins. */
  @Test
  void aCopyWithTheBeginningOfTheNameIsACopy() throws IOException {
    Path outer = temp.resolve("outer");
    Files.createDirectories(outer.resolve("one"));
    Files.writeString(outer.resolve("one/BgbServer.log.txt"), LOG);
    CommandRun.of("ingest", outer.toString(), "--case", caseFolder);
    Path inner = Files.createDirectories(temp.resolve("two/one"));
    Files.writeString(inner.resolve("BgbServer.log"), LOG);

    CommandRun run = CommandRun.of("ingest", inner.toString(), "--case", caseFolder);

    assertThat(run.out()).contains("copy of one/BgbServer.log.txt");
  }

  @Test
  void itsPathLeadsToTheEvents() {
    ingest();

    assertThat(found("source:\"ticket/from customer/BgbServer.log\"")).isEqualTo(1);
    assertThat(found("source:TICKET*")).isEqualTo(1);
    assertThat(found("source:\"ticket/from customer/*\"")).isZero();
    assertThat(found("source:*customer*")).isEqualTo(1);
    assertThat(found("source:other*")).isZero();
  }

  @Test
  void itsMachineLeadsToTheEvents() throws IOException {
    Path folders = temp.resolve("folders");
    for (String machine : new String[] {"CLIENT-088", "CLIENT-089"}) {
      Files.createDirectories(folders.resolve(machine));
      Files.writeString(folders.resolve(machine).resolve("BgbServer.log"), LOG);
    }

    CommandRun run = CommandRun.of("ingest", folders.toString(), "--case", caseFolder);

    assertThat(run.out())
        .contains(
            "CLIENT-088/BgbServer.log: the same file belongs to two computers: CLIENT-088"
                + " and, based on CLIENT-089/BgbServer.log, CLIENT-089");
    assertThat(found("machine:CLIENT-088")).isEqualTo(1);
    assertThat(found("machine:CLIENT-089")).isEqualTo(1);
  }

  @Test
  void inJsonTheCopyNamesItsSourceAndTheSourceItsCopies() throws IOException {
    JsonNode sources = new ObjectMapper().readTree(ingest("--format", "json").out()).get("sources");

    assertThat(sources.get(0).get("copyOf").isNull()).isTrue();
    assertThat(sources.get(1).get("path").asText()).isEqualTo("ticket/from customer/BgbServer.log");
    assertThat(sources.get(1).get("copyOf").asText()).isEqualTo("CM01/BgbServer.log");
    JsonNode known = new ObjectMapper().readTree(ingest("--format", "json").out()).get("sources");
    assertThat(known.get(0).get("copies").get(0).asText())
        .isEqualTo("ticket/from customer/BgbServer.log");
  }

  @Test
  void theReportSaysWhereElseASourceStands() throws IOException {
    ingest();
    Path report = temp.resolve("report.html");

    CommandRun.of("report", "--case", caseFolder, "-o", report.toString());

    assertThat(Files.readString(report))
        .contains("<dt>Also at</dt><dd>ticket/from customer/BgbServer.log");
  }

  private void write(String path, String text) throws IOException {
    Path file = bundle.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CommandRun ingest(String... more) {
    String[] args = new String[4 + more.length];
    System.arraycopy(
        new String[] {"ingest", bundle.toString(), "--case", caseFolder}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return CommandRun.of(args);
  }

  private long found(String query) {
    return CommandRun.of("search", query, "--case", caseFolder, "--format", "ndjson")
        .out()
        .lines()
        .count();
  }
}
