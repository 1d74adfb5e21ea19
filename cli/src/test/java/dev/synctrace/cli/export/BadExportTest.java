package dev.synctrace.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exports gone wrong, one at a time, in a sample of which everything is proven. Each is named in
 * one line that says what to do, and what does not depend on it is answered as before.
 */
class BadExportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEYS = "sql/ClientKeyData.csv";
  private static final String MEMBERS = "sql/CollectionMembers.csv";
  private static final String MAPPINGS = "sql/CollectionAADGroupMapping.csv";
  private static final String AUDITS = "graph/directoryAudits.json";
  private static final String LOG = "NW-CM1/SMS_AZUREAD_DISCOVERY_AGENT.log";
  private static final String ANOTHER_TENANT = "7a1fb1a3-84a6-4d9a-8f0e-5d3a4c1b7e61";

  /** What the untouched sample gives. */
  private static final Map<String, String> ALL_PROVEN =
      Map.of(
          "WH-SCAN-01", "SYNCED PROVEN",
          "WH-SCAN-02", "SYNCED PROVEN",
          "WH-SCAN-03", "REMOVED PROVEN S16",
          "WH-SCAN-04", "SYNCED PROVEN",
          "OFFICE-PC-77", "UNEXPECTED PROVEN S16");

  @TempDir private Path temp;
  private BundleCopy bundle;

  @BeforeEach
  void copyTheSample() throws IOException {
    bundle = BundleCopy.of("sync-removed-by-admin", temp.resolve("bundle"));
  }

  @Test
  void theUntouchedSampleHasNoProblem() throws IOException {
    assertThat(problems(0)).isEmpty();
    assertThat(verdicts()).isEqualTo(listed(ALL_PROVEN));
  }

  @Test
  void aTableWithoutANeededColumnIsNamedWithTheQueryThatHasIt() throws IOException {
    bundle.edit(KEYS, text -> text.replace("AADDeviceID", "DeviceNumber"));

    assertThat(problems(3))
        .containsExactly(
            KEYS
                + ": looks like ClientKeyData but lacks the column AADDeviceID; rows kept as text."
                + " Export again with SQL: select SMSID, AADTenantID, AADDeviceID, IsRevoked,"
                + " ApprovalStatus, AgentType from ClientKeyData");
    assertThatNothingIsProvenWithoutClientKeys();
  }

  @Test
  void anAuditWithoutItsTargetsIsNamedAndProvesNothing() throws IOException {
    bundle.replace(
        AUDITS,
        "graph/audits.csv",
        "Date (UTC),Service,Activity,Result\r\n"
            + "2026-10-19T14:21:14Z,Core Directory,Remove member from group,success\r\n");

    assertThat(problems(3))
        .singleElement()
        .asString()
        .startsWith(
            "graph/audits.csv: looks like directory audits but lacks the columns Target1ObjectId, ")
        .endsWith("Export it again with all columns, preferably as JSON");
    assertThat(verdicts().get("WH-SCAN-03")).containsExactly("NOT_SYNCED POSSIBLE");
    assertThat(verdicts().get("WH-SCAN-01")).containsExactly("SYNCED PROVEN");
  }

  @Test
  void rowsWithAnotherSeparatorAreNamedOnce() throws IOException {
    bundle.edit(KEYS, text -> changeLines(text, 2, line -> line.replace(',', ';')));

    assertThat(problems(3))
        .containsExactly(
            KEYS
                + ": line 3: the cells are not separated as in the header; row kept as text (and 3"
                + " more). Use the same separator in the whole file");
    assertThat(verdicts().get("WH-SCAN-01")).containsExactly("SYNCED PROVEN");
    assertThat(verdicts().get("WH-SCAN-02")).doesNotContain("NOT_SYNCED PROVEN S08");
    assertThatNoMemberIsProvenTwice();
  }

  @Test
  void columnNamesInAnotherLanguageAreNamedWithTheWayOut() throws IOException {
    bundle.edit(
        MAPPINGS,
        text ->
            changeFirst(text, "Sammlungs-ID,Sammlungsname,Gruppen-ID,Gruppenname,Clouddienst-ID"));

    assertThat(problems(3))
        .singleElement()
        .asString()
        .startsWith(
            MAPPINGS + ": the column names are in a language that SyncTrace does not support (")
        .endsWith("Export with SQL or PowerShell, which use English names");
    assertThat(verdicts().get("WH-SCAN-03")).containsExactly("REMOVED LIKELY S16");
  }

  @Test
  void aMemberListInItalianIsNamedToo() throws IOException {
    bundle.edit(MEMBERS, text -> changeFirst(text, "ID raccolta,ID risorsa,Nome,SMSID"));

    assertThat(problems(3)).singleElement().asString().contains("in a language");
    assertThat(verdicts().get("WH-SCAN-03")).containsExactly("REMOVED LIKELY S16");
  }

  @Test
  void theLocalisedDownloadOfThePortalIsReadByItsPlaces() throws IOException {
    JsonNode records = JSON.readTree(bundle.file(AUDITS).toFile()).get("value");
    bundle.replace(AUDITS, "graph/audits.csv", AuditExport.PORTAL_CSV_LOCALISED.of(records));

    assertThat(problems(3))
        .singleElement()
        .asString()
        .contains("(five for each target), so further properties may be missing");
    assertThat(verdicts()).isEqualTo(listed(ALL_PROVEN));
  }

  @Test
  void twoTenantsInOneTableAreNamedAndTheRowsKept() throws IOException {
    bundle.edit(
        KEYS,
        text ->
            changeLines(text, 4, line -> line.replaceFirst("(?<=,)[0-9A-F-]{36}", ANOTHER_TENANT)));

    assertThat(problems(3))
        .singleElement()
        .asString()
        .startsWith(KEYS + ": rows of 2 tenants (")
        .contains(ANOTHER_TENANT)
        .endsWith("Check that the export is of one site, and which tenant each mapping uses");
    assertThat(verdicts()).isEqualTo(listed(ALL_PROVEN));
  }

  @Test
  void twoTenantsInOneAuditAreNamedAndTheRecordsKept() throws IOException {
    ArrayNode records = JSON.createArrayNode();
    for (JsonNode record : JSON.readTree(bundle.file(AUDITS).toFile()).get("value")) {
      ObjectNode event = records.addObject();
      String tenant = records.size() % 2 == 0 ? ANOTHER_TENANT : ANOTHER_TENANT.replace('7', '8');
      event.put("category", "AuditLogs").put("tenantId", tenant);
      event.put("resourceId", "/tenants/" + tenant + "/providers/Microsoft.aadiam");
      event.set("time", record.get("activityDateTime"));
      event.set("operationName", record.get("activityDisplayName"));
      event.set("properties", record);
    }
    bundle.replace(AUDITS, "graph/audits.json", "{\"records\":" + records + "}");

    assertThat(problems(3))
        .singleElement()
        .asString()
        .startsWith("graph/audits.json: records of 2 tenants in one file (" + ANOTHER_TENANT)
        .endsWith("Use one export for each tenant if possible");
    assertThat(verdicts()).isEqualTo(listed(ALL_PROVEN));
  }

  @Test
  void aClockThatRunsBackwardsIsNamedWithTheLine() throws IOException {
    Pattern hour = Pattern.compile(" (\\d\\d)(:\\d\\d:\\d\\d\\.\\d{3}\\+)");
    bundle.edit(
        LOG,
        text ->
            changeLines(
                text,
                60,
                line ->
                    hour.matcher(line)
                        .replaceAll(match ->
                            " %02d%s"
                                .formatted(Integer.parseInt(match.group(1)) - 3, match.group(2)))));

    assertThat(problems(3))
        .singleElement()
        .asString()
        .startsWith(LOG + ": the clock goes backwards at line 61, from 2026-10-19T")
        .endsWith("read this log in the order of its lines");
    assertThat(verdicts()).isEqualTo(listed(ALL_PROVEN));
  }

  @Test
  void aMemberListOfOneOfTwoGroupsIsNamedUntilItSaysOfWhich() throws IOException {
    Path list = aMemberListThatDoesNotNameItsGroup();
    bundle.edit(
        MAPPINGS, text -> text + "NWT00020,Office,7a1fb1a3-84a6-4d9a-8f0e-5d3a4c1b7e61,NW,1\r\n");

    assertThat(problems(3))
        .singleElement()
        .asString()
        .startsWith(
            "graph/members.json: lists members but does not name the group, and the case has 2"
                + " mapped groups, so it is not used; add \"groupId\": ");
    assertThat(verdicts().get("WH-SCAN-01")).containsExactly("SYNCED LIKELY");
    assertThat(explained().get("coverage").findValuesAsText("note"))
        .anyMatch(note -> note.startsWith("lists members but does not name the group"));
    assertThat(explained().get("verdicts").get(0).get("missing").findValuesAsText("what"))
        .contains("the group that graph/members.json belongs to");

    Files.writeString(
        list,
        Files.readString(list)
            .replaceFirst("\\{", "{\"groupId\": \"eab31f33-6aea-47c1-9f23-34099ebe6450\","));
    assertThat(problems(0)).isEmpty();
    assertThat(verdicts().get("WH-SCAN-01")).containsExactly("SYNCED PROVEN");
  }

  @Test
  void aMemberListThatNamesNoGroupBelongsToTheOnlyMapping() throws IOException {
    aMemberListThatDoesNotNameItsGroup();

    assertThat(problems(0)).isEmpty();
    assertThat(verdicts()).isEqualTo(listed(ALL_PROVEN));
  }

  private Path aMemberListThatDoesNotNameItsGroup() throws IOException {
    return Files.move(
        bundle.file("graph/groups/eab31f33-6aea-47c1-9f23-34099ebe6450/members.json"),
        bundle.file("graph/members.json"));
  }

  /** Only ClientKeyData ties the members of the collection to those of the group. */
  private void assertThatNothingIsProvenWithoutClientKeys() throws IOException {
    verdicts()
        .forEach((name, verdicts) ->
            assertThat(verdicts).as(name).noneMatch(verdict -> verdict.contains("PROVEN")));
    for (JsonNode verdict : explained().get("verdicts")) {
      assertThat(verdict.get("missing").findValuesAsText("what"))
          .as(verdict.get("name").asText())
          .contains("ClientKeyData");
    }
  }

  private void assertThatNoMemberIsProvenTwice() throws IOException {
    verdicts()
        .forEach((name, verdicts) ->
            assertThat(verdicts.stream().filter(verdict -> verdict.contains("PROVEN")).count())
                .as(name)
                .isLessThan(2));
  }

  /** Ingests, and gives all problems as {@code source: problem}. */
  private List<String> problems(int exitStatus) throws IOException {
    CommandRun ingest =
        CommandRun.of("ingest", bundle.path(), "--case", caseFolder(), "--format", "json");
    assertThat(ingest.status()).as(ingest.out()).isEqualTo(exitStatus);
    List<String> problems = new ArrayList<>();
    for (JsonNode source : JSON.readTree(ingest.out()).get("sources")) {
      for (JsonNode problem : source.get("problems")) {
        assertThat(problem.asText()).doesNotContain("\n");
        problems.add(source.get("path").asText() + ": " + problem.asText());
      }
    }
    return problems;
  }

  /** Verdict, grade and proven causes by name; a name can be that of two. */
  private Map<String, List<String>> verdicts() throws IOException {
    Map<String, List<String>> verdicts = new TreeMap<>();
    for (JsonNode verdict : explained().get("verdicts")) {
      StringBuilder text = new StringBuilder(verdict.get("verdict").asText());
      text.append(' ').append(verdict.get("grade").asText());
      for (JsonNode cause : verdict.get("causes")) {
        text.append(' ').append(cause.get("id").asText());
      }
      verdicts
          .computeIfAbsent(verdict.get("name").asText(), name -> new ArrayList<>())
          .add(text.toString());
    }
    return verdicts;
  }

  private JsonNode explained() throws IOException {
    CommandRun explain = CommandRun.of("explain", "--case", caseFolder(), "--format", "json");
    assertThat(explain.status()).isZero();
    return JSON.readTree(explain.out());
  }

  private String caseFolder() throws IOException {
    return Files.createDirectories(temp.resolve("case")).toString();
  }

  private static Map<String, List<String>> listed(Map<String, String> verdicts) {
    Map<String, List<String>> listed = new TreeMap<>();
    verdicts.forEach((name, verdict) -> listed.put(name, List.of(verdict)));
    return listed;
  }

  private static String changeFirst(String text, String header) {
    return header + text.substring(text.indexOf("\r\n"));
  }

  /** Changes every line but the first so many. */
  private static String changeLines(String text, int kept, UnaryOperator<String> change) {
    String[] lines = text.split("\r\n", -1);
    return IntStream.range(0, lines.length)
        .mapToObj(i -> i < kept ? lines[i] : change.apply(lines[i]))
        .collect(Collectors.joining("\r\n"));
  }
}
