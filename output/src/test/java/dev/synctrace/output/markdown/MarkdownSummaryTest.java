package dev.synctrace.output.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.index.Case;
import dev.synctrace.output.BundleCase;
import dev.synctrace.output.redact.Redaction;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownSummaryTest {
  private static final Path SAMPLES = Path.of("..", "samples");

  @TempDir private Path temp;

  @Test
  void theSummaryTellsStatusCausesAndWhoIsNotInOrder() throws IOException {
    String summary = ofSample("contoso-group-sync", "Case 42");

    assertThat(summary)
        .startsWith("# Case 42\n")
        .contains("| `Finance Workstations` | `SG-CM-Finance-Workstations` | PARTIAL SUCCESS | 6 |")
        .contains("Members: 4 synced, 1 not synced, 1 removed.")
        .contains("- **S56 ", "  1. ", "(1 member)")
        .contains("| `CLIENT-088` | not synced | proven | S56 S01 S07 |")
        .contains("| `CLIENT-095` | removed | proven | S16 | The group was changed outside")
        .endsWith("Created with SyncTrace 1.2.3. Times are UTC.\n");
  }

  @Test
  void theSummaryNamesActionsThatStopped() throws IOException {
    assertThat(ofSample("contoso-tenant-attach", null))
        .contains("Actions: 8, not completed: 5.")
        .contains(
            "| 2026-10-14 13:23:17 | `Sync Machine Policy` | `b713929f-65e2-4631-b3d8-b016b1b8f208` |"
                + " - | unauthorized | `SMS_SERVICE_CONNECTOR` | - |"
                + " The user with object ID b713929f-65e2-4631-b3d8-b016b1b8f208 is not authorized to run Sync"
                + " Machine Policy in Configuration Manager: SMS\\_SERVICE\\_CONNECTOR refused the action"
                + " (CM01/CMGatewayNotificationWorker.log:11). |");
  }

  @Test
  void theSameCaseGivesTheSameBytes() throws IOException {
    Path again = temp.resolve("again");
    assertThat(ofSample("sync-removed-by-admin", null))
        .isEqualTo(of(again, SAMPLES.resolve("sync-removed-by-admin"), null));
  }

  @Test
  void aCaseWithoutAnswersSaysSo() throws IOException {
    try (Case opened = BundleCase.ofFiles(temp, Map.of("notes.txt", "nothing of use"))) {
      assertThat(summary(opened, null))
          .contains("The case contains no collection that is synchronized to a group.");
    }
  }

  @Test
  void hostileNamesAreShownAndDoNothing() throws IOException {
    String hostile = "<img src=x onerror=alert(1)> | `a` **b** [c](https://evil.example) @admin";
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "sql/CollectionAADGroupMapping.csv",
        "CollectionSiteID,CollectionName,AADGroupID,AADGroupName,CloudServiceID\n"
            + "P0100017,%s,57b53be7-67a1-4203-bd82-a0df7b3cbeb3,\u202egnp.exe,16777217\n"
                .formatted(hostile));
    files.put(
        "sql/CollectionMembers.csv",
        "SiteID,MachineID,Name,SMSID\n"
            + "P0100017,16777305,%s,GUID:2C3C77E6-1D93-45B7-9C45-5845E666D4FA\n"
                .formatted(hostile));
    try (Case opened = BundleCase.ofFiles(temp, files)) {
      String summary = summary(opened, "# " + hostile + "\n# second");

      String code =
          "``<img src=x onerror=alert(1)> \\| `a` **b** [c](https://evil.example) @admin``";
      assertThat(summary)
          .startsWith(
              "# \\# \\<img src=x onerror=alert(1)\\> \\| \\`a\\` \\*\\*b\\*\\*"
                  + " \\[c\\](https&#58;//evil.example) \\@admin \\# second\n")
          .contains("| " + code + " | `·gnp.exe` |")
          .contains("| " + code + " | ")
          .doesNotContain("\u202e");
    }
  }

  private String ofSample(String name, @Nullable String title) throws IOException {
    return of(temp, SAMPLES.resolve(name), title);
  }

  private static String of(Path folder, Path bundle, @Nullable String title) throws IOException {
    try (Case opened = BundleCase.of(folder, bundle)) {
      return summary(opened, title);
    }
  }

  private static String summary(Case opened, @Nullable String title) throws IOException {
    StringWriter out = new StringWriter();
    MarkdownSummary.write(
        out,
        opened,
        Diagnosis.of(opened, CauseCatalogue.load(null), null),
        new Traces(opened),
        Redaction.secretsOnly(),
        title,
        "1.2.3");
    return out.toString();
  }
}
