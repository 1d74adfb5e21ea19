package dev.synctrace.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.output.BundleCase;
import dev.synctrace.report.page.ReportOptions;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page says of the samples. */
class PageMetadataTest {
  @TempDir private static Path temp;
  private static Path groupSyncCase = Path.of("");
  private static String groupSync = "";
  private static String tenantAttach = "";

  @BeforeAll
  static void pagesOfTwoSamples() throws IOException {
    groupSyncCase = temp.resolve("case-group-sync");
    BundleCase.ingest(groupSyncCase, BundleCase.SAMPLES.resolve("contoso-group-sync"));
    groupSync = page(Reports.options(null, ZoneId.of("Europe/Berlin")), "berlin.html");
    tenantAttach =
        Files.readString(
            Reports.of(
                BundleCase.SAMPLES.resolve("contoso-tenant-attach"),
                temp,
                Reports.options(null, ZoneOffset.UTC)));
  }

  private static String page(ReportOptions options, String file) throws IOException {
    return Files.readString(Reports.write(groupSyncCase, options, temp.resolve(file)));
  }

  @Test
  void theSummarySaysHowManyAndWhatToDo() {
    assertThat(section(groupSync, "summary"))
        .contains("4 of 6 members are in their group; 2 are not.")
        .contains("The key of the device is missing (TPM)", "CLIENT-088")
        .contains("choose Synchronize Membership");
    assertThat(section(tenantAttach, "summary"))
        .contains("8 tenant-attach actions: 1 failed, 1 unauthorized")
        .contains("The hierarchy was onboarded twice");
  }

  @Test
  void theStatusStandsInAllColumnsOfTheConsole() {
    assertThat(section(groupSync, "status"))
        .contains("Collection Id", "Collection Name", "Microsoft Entra group Id")
        .contains("Microsoft Entra group Name", "Cloud Sync Status", "Member Count")
        .contains("Sync Completed", "Sync InProgress", "Sync Failed")
        .contains("Cloud Service Id", "Collection Type", "Last Full Sync Member Count")
        .contains("Last Full Sync Status", "Last Full Sync Time", "Last Sync Member Count")
        .contains("Last Sync Status", "Last Sync Time")
        .contains("Partial Success", "16777217", ">Device<")
        .contains("Sync Completed: the console shows 5, the case shows 4");
  }

  @Test
  void theAuditNamesWhoByClassAndPutsLikeChangesTogether() {
    assertThat(section(groupSync, "audit"))
        .contains("A user", "megan.bowen@contoso.com", "removed", "CLIENT-095")
        .contains("The Configuration Manager server app")
        .contains("CLIENT-051, CLIENT-042, CLIENT-063, CLIENT-077, CLIENT-095");
  }

  @Test
  void aRefusedActionAndAStoppedOneShowWhere() {
    assertThat(section(tenantAttach, "actions"))
        .contains("not authorized", "refused: the user is not authorized")
        .contains("validated: done, authorized: failed, forwarded: no record", "✗ failed")
        .contains("stopped at BgbAgent", "stopped at SMS_NOTIFICATION_SERVER")
        .contains("<polyline", "MP01/BgbServer.log:65");
  }

  @Test
  void timesStandInTheZoneAskedForWithUtcBeside() {
    assertThat(groupSync)
        .contains("title=\"2026-10-13 13:48:09.352 UTC\">2026-10-13 15:48:09")
        .contains("Removed by megan.bowen@contoso.com on 2026-10-13 15:48:09 UTC+02:00.");
    assertThat(PageText.setup(groupSync)).contains("7200");
  }

  @Test
  void sourcesShowHashEncodingAndCounts() {
    assertThat(section(groupSync, "sources"))
        .contains("CLIENT-042/dsregcmd.txt", "utf-16le", "windows-1252")
        .containsPattern("<dd class=\"hash\">[0-9a-f]{64}</dd>");
  }

  @Test
  void thePageSaysHowItWasMade() {
    assertThat(section(groupSync, "about"))
        .contains("SyncTrace 1.2.3", "synctrace report case.zip -o report.html", "Europe/Berlin")
        .contains("2026-11-21 09:00:00");
  }

  @Test
  void theSameCaseAndOptionsGiveTheSameBytesWhateverTheMachineSpeaks() throws IOException {
    Locale spoken = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(page(Reports.options(null, ZoneId.of("Europe/Berlin")), "again.html"))
          .isEqualTo(groupSync);
    } finally {
      Locale.setDefault(spoken);
    }
  }

  @Test
  void aFullDiskIsToldAsSuch() {
    Writer full =
        new FilterWriter(Writer.nullWriter()) {
          @Override
          public void write(String text, int from, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThatThrownBy(
            () -> Reports.write(groupSyncCase, Reports.options(null, ZoneOffset.UTC), full))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
  }

  @Test
  void anEmptyCaseGivesAPageThatSaysSo() throws IOException {
    Path bundle = Files.createDirectory(temp.resolve("empty"));
    Files.writeString(bundle.resolve("notes.txt"), "nothing to see");
    String page = Files.readString(Reports.of(bundle, temp, Reports.options(null, ZoneOffset.UTC)));
    assertThat(page)
        .contains("no collection that is synchronized to a group, and no tenant-attach action.")
        .contains("synctrace collect --for group-sync")
        .contains("notes.txt")
        .doesNotContain("id=\"members\"", "id=\"actions\"", "id=\"audit\"", "id=\"timeline\"")
        .doesNotContain("href=\"#members\"", "href=\"#timeline\"");
  }

  private static String section(String page, String id) {
    int from = page.indexOf("id=\"" + id + "\" aria-labelledby");
    assertThat(from).as(id).isPositive();
    int to = page.indexOf("\n    <section id=\"", from);
    return page.substring(from, to < 0 ? page.length() : to);
  }
}
