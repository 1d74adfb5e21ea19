package dev.synctrace.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.synctrace.cli.CommandRun;
import dev.synctrace.parsers.bundle.DirectoryCleanup;
import dev.synctrace.parsers.bundle.TestCabinet;
import dev.synctrace.parsers.bundle.TestZip;
import dev.synctrace.parsers.eventlog.ComposedEvent;
import dev.synctrace.parsers.eventlog.EventLogComposer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples in the forms in which people send logs give the answers of the samples. */
class WhateverPeopleSendTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ZIP = "DiagLogs-CLIENT-088-20261014T101500Z.zip";

  @TempDir Path dir;

  @Test
  void diagnosticsOfIntuneGiveTheRootCauseFromTheEventLog() throws IOException {
    BundleCopy copy = BundleCopy.of("contoso-group-sync", dir.resolve("sent"));
    diagnostics(copy, RESULTS);

    JsonNode verdict = verdict(copy, "CLIENT-088");

    assertThat(verdict.path("verdict").asText()).isEqualTo("NOT_SYNCED");
    assertThat(verdict.path("rootCause").asText()).isEqualTo("S56");
    assertThat(verdict.path("evidence").findValuesAsText("source"))
        .anyMatch(source -> source.endsWith("mdmlogs-2026-10-14-10-05-38.cab/AAD.evtx"));
  }

  @Test
  void damagedOrMissingPiecesOfThemAreNotMissed() throws IOException {
    for (String results : List.of(RESULTS.substring(0, 30), "")) {
      Path folder = dir.resolve("sent" + results.length());
      BundleCopy copy = BundleCopy.of("contoso-group-sync", folder);
      diagnostics(copy, results);

      assertThat(verdict(copy, "CLIENT-088").path("rootCause").asText()).isEqualTo("S56");
    }
  }

  @Test
  void theSameDiagnosticsTwiceAreOneBundle() throws IOException {
    BundleCopy copy = BundleCopy.of("contoso-group-sync", dir.resolve("sent"));
    diagnostics(copy, RESULTS);
    String zip = copy.file(ZIP).toString();
    String caseFolder = dir.resolve("case").toString();
    CommandRun.of("ingest", zip, "--case", caseFolder, "--format", "json");

    CommandRun again = CommandRun.of("ingest", zip, "--case", caseFolder, "--format", "json");

    JsonNode bundles = JSON.readTree(again.out()).path("bundles");
    assertThat(bundles).hasSize(1);
    assertThat(bundles.get(0).path("device").asText()).isEqualTo("CLIENT-088");
    assertThat(bundles.get(0).path("collected").asText()).isEqualTo("2026-10-14T10:15:00.000Z");
  }

  /**
   * No absence is concluded from a pasted log, so that an answer that rests on what a log lacks can
   * differ. In these samples none does: compared are the verdict of each member with its grade,
   * root cause and lists, and the outcome of each action with the place where it stopped.
   */
  @Test
  void quotedAndWrappedLogsGiveTheSameMembersAndActions() throws IOException {
    for (String sample : List.of("contoso-group-sync", "contoso-tenant-attach")) {
      BundleCopy plain = BundleCopy.of(sample, dir.resolve(sample));
      BundleCopy wrapped = BundleCopy.of(sample, dir.resolve(sample + "-wrapped"));
      wrapLogs(Path.of(wrapped.path()));

      Map<String, String> told = answers(wrapped);
      assertThat(told).as(sample).isNotEmpty();
      assertThat(told.keySet()).isEqualTo(answers(plain).keySet());
      Map<String, String> different = new TreeMap<>();
      answers(plain)
          .forEach((key, answer) -> {
            if (!answer.equals(told.get(key))) {
              different.put(key, answer + " -> " + told.get(key));
            }
          });
      assertThat(different).as(sample).isEmpty();
    }
  }

  private Map<String, String> answers(BundleCopy copy) throws IOException {
    String caseFolder = ingested(copy);
    Map<String, String> answers = new TreeMap<>();
    JsonNode verdicts = JSON.readTree(run("explain", caseFolder));
    for (JsonNode verdict : verdicts.path("verdicts")) {
      answers.put(
          verdict.path("name").asText() + " in " + verdict.path("groupId").asText(),
          Stream.of("verdict", "grade", "rootCause", "inCollection", "inGroup")
              .map(key -> verdict.path(key).asText())
              .collect(Collectors.joining(" ")));
    }
    for (JsonNode trace : JSON.readTree(run("trace", caseFolder)).path("traces")) {
      answers.put(
          "action " + trace.path("taskGuid").asText() + trace.path("pushId").asText(),
          trace.path("outcome").asText() + " " + trace.path("stoppedAt").asText());
    }
    return answers;
  }

  private JsonNode verdict(BundleCopy copy, String member) throws IOException {
    String caseFolder = ingested(copy);
    String answer =
        CommandRun.of("explain", member, "--case", caseFolder, "--format", "json").out();
    return JSON.readTree(answer).path("verdicts").get(0);
  }

  private static String run(String command, String caseFolder) {
    String out = CommandRun.of(command, "--case", caseFolder, "--format", "json").out();
    return out.isBlank() ? "{}" : out;
  }

  private String ingested(BundleCopy copy) {
    String caseFolder = copy.path() + ".case";
    CommandRun.of("ingest", copy.path(), "--case", caseFolder, "-q");
    return caseFolder;
  }

  private static final String RESULTS =
      """
      <Collection HRESULT="0">
      <ID>d88051d0-acce-41e7-a7ce-d864a753e2c7</ID>
          <Command HRESULT="0">%windir%\\system32\\certutil.exe -store</Command>
          <FoldersFiles HRESULT="0">%windir%\\ccm\\logs\\*.log</FoldersFiles>
      </Collection>
      """;

  /** Puts the diagnostics of CLIENT-088 in the place of its logs. */
  private static void diagnostics(BundleCopy copy, String results) throws IOException {
    byte[] events =
        new EventLogComposer("Microsoft-Windows-AAD/Operational", "Microsoft-Windows-AAD")
            .add(
                ComposedEvent.of(1098, Instant.parse("2026-10-13T12:24:13Z"))
                    .level(2)
                    .computer("CLIENT-088.contoso.com")
                    .with("Error", "0xD0090016")
                    .with("ErrorMessage", "The device key was not found.")
                    .with(
                        "AdditionalInformation",
                        "Request: authority: https://login.microsoftonline.com/common, client:"
                            + " b8343b9b-0f7a-41ff-821f-25703d21bc6a, resource:"
                            + " https://ConfigMgrService"))
            .bytes();
    TestZip zip =
        TestZip.of()
            .with(
                "(24) Command windir_system32_certutil_exe_-store\\output.log", "my \"Personal\"\n")
            .with(
                "(70) FoldersFiles windir_ccm_logs_log\\ClientIDManagerStartup.log",
                Files.readAllBytes(copy.file("CLIENT-088/ClientIDManagerStartup.log")))
            .with(
                "(77) FoldersFiles temp_MDMDiagnostics_mdmlogs_cab\\mdmlogs-2026-10-14-10-05-38.cab",
                TestCabinet.of(TestCabinet.MSZIP).with("AAD.evtx", events).bytes());
    if (!results.isEmpty()) {
      zip.with("results.xml", results);
    }
    DirectoryCleanup.remove(copy.file("CLIENT-088"));
    zip.in(copy.file(ZIP));
  }

  /** Quotes every log as a reply to a mail does, at 76 columns. */
  private static void wrapLogs(Path folder) throws IOException {
    List<Path> logs = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(file -> file.toString().matches(".*\\.lo[g_]")).forEach(logs::add);
    }
    for (Path log : logs) {
      StringBuilder text = new StringBuilder();
      byte[] bytes = Files.readAllBytes(log);
      boolean wide = bytes.length > 1 && (bytes[0] & 0xFE) == 0xFE && (bytes[1] & 0xFE) == 0xFE;
      String written = new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
      for (String line : written.lines().toList()) {
        for (int at = 0; at < line.length(); at += 74) {
          text.append("> ").append(line, at, Math.min(line.length(), at + 74)).append('\n');
        }
      }
      Files.writeString(log, text);
    }
  }
}
