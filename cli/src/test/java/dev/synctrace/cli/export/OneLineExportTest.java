package dev.synctrace.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit that was written without line breaks, of records that have one time. */
class OneLineExportTest {
  private static final Pattern NAME = Pattern.compile("\"message\":\"[^\"]*(Contoso-\\d{5})");

  /** More than are indexed at once, so that several threads add them. */
  private static final int RECORDS = 4_000;

  @TempDir private Path temp;

  @Test
  void itsRecordsStandInTheOrderOfTheFile() throws IOException {
    List<String> names = IntStream.range(0, RECORDS).mapToObj("Contoso-%05d"::formatted).toList();
    String records = names.stream().map(OneLineExportTest::record).collect(Collectors.joining(","));
    Files.writeString(temp.resolve("directoryAudits.json"), "{\"value\":[" + records + "]}");
    String caseFolder = temp.resolve("case").toString();

    CommandRun.of(
        "ingest", "-q", temp.resolve("directoryAudits.json").toString(), "--case", caseFolder);
    CommandRun found =
        CommandRun.of(
            "search", "kind:audit.*", "--limit", "0", "--format", "ndjson", "--case", caseFolder);

    assertThat(NAME.matcher(found.out()).results().map(OneLineExportTest::name))
        .containsExactlyElementsOf(names);
  }

  private static String name(MatchResult match) {
    return match.group(1);
  }

  private static String record(String group) {
    return """
    {"id":"Directory_%1$s","category":"GroupManagement","correlationId":"c","result":"success",\
    "activityDisplayName":"Update group","activityDateTime":"2026-10-01T08:00:00Z",\
    "loggedByService":"Core Directory","operationType":"Update",\
    "initiatedBy":{"user":{"id":"u","userPrincipalName":"megan.bowen@contoso.com"}},\
    "targetResources":[{"id":"g","displayName":"%1$s","type":"Group","modifiedProperties":[]}]}\
    """
        .formatted(group);
  }
}
