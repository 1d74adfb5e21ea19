package dev.synctrace.index.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.source.SourceSummary.State;
import dev.synctrace.parsers.source.MachineClues;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that known tools make: what they are, and whose. */
class KnownBundleTest {
  private static final String DSREGCMD = "(31) Command windir_system32_Dsregcmd_exe_status/";
  private static final String CCM = "(70) FoldersFiles windir_ccm_logs_log/CcmAad.log";
  private static final String ZIP = "DiagLogs-CLIENT-042-20261014T101500Z.zip";

  private final List<SourceSummary> sources = new ArrayList<>();

  @Test
  void diagnosticsOfIntuneAreOfTheDeviceThatTheirNameHas() {
    in(ZIP).manifest("results.xml", "intune").log(CCM).log("(71) Command x/output.log");

    assertThat(bundles().bundles())
        .singleElement()
        .satisfies(bundle -> {
          assertThat(bundle.description())
              .isEqualTo("Intune device diagnostics of CLIENT-042, 14 Oct 2026");
          assertThat(bundle.collected()).isEqualTo(Instant.parse("2026-10-14T10:15:00Z"));
          assertThat(bundle.path()).isEqualTo(ZIP);
          assertThat(bundle.sources()).hasSize(3);
        });
    assertThat(bundles().of(CCM))
        .contains(new SourceMachine("CLIENT-042", MachineBasis.KNOWN_BUNDLE));
  }

  @Test
  void aRenamedArchiveIsOfTheDeviceThatItsRecordsName() {
    in("ticket 4711.zip")
        .manifest("results.xml", "intune")
        .named(DSREGCMD + "output.log", "dsregcmd", "CLIENT-042")
        .log(CCM);

    assertThat(bundles().nameOf(CCM)).isEqualTo("CLIENT-042");
    assertThat(bundles().bundles().getFirst().description())
        .isEqualTo("Intune device diagnostics of CLIENT-042");
  }

  @Test
  void withoutResultsTheNumberedFoldersShowIt() {
    in("a.zip").log("(1) RegistryKey HKLM_x export.reg").log(CCM).log("(9) Events System.evtx");
    assertThat(bundles().bundles()).hasSize(1);

    sources.clear();
    in("a.zip").log("(1) RegistryKey HKLM_x export.reg").log("(2) copy/CcmAad.log");
    assertThat(bundles().bundles()).isEmpty();
  }

  @Test
  void foldersWithNumbersAloneAreOfItBesideTheirResults() {
    in("DiagLogs").manifest("results.xml", "intune").named("7/output.log", "dsregcmd", "PC-7");
    in("DiagLogs").log("12/CcmAad.log").log("CM01/BgbServer.log");

    assertThat(bundles().nameOf("12/CcmAad.log")).isEqualTo("PC-7");
    assertThat(bundles().nameOf("CM01/BgbServer.log")).isNotEqualTo("PC-7");
    assertThat(bundles().bundles().getFirst().sources()).hasSize(3);
  }

  @Test
  void whatItsRecordsSayIsNotOverriddenByTheNameOfTheArchive() {
    in(ZIP).named(DSREGCMD + "output.log", "dsregcmd", "CLIENT-088").log(CCM);

    assertThat(bundles().nameOf(DSREGCMD + "output.log")).isEqualTo("CLIENT-088");
    assertThat(bundles().nameOf(CCM)).isNull();
    assertThat(bundles().bundles().getFirst().device()).isNull();
    assertThat(bundles().conflicts().values())
        .anyMatch(what ->
            what.contains("has the name of the computer CLIENT-042 and files of CLIENT-088"));
  }

  @Test
  void eventsFromBeforeTheDeviceWasRenamedDoNotHideItsName() {
    in(ZIP)
        .named("(60) Events Setup Events.evtx", "Setup", "DESKTOP-1A2B3C4")
        .named(DSREGCMD + "output.log", "dsregcmd", "client-042.contoso.com")
        .log(CCM);
    assertThat(bundles().nameOf(CCM)).isEqualTo("client-042");

    sources.replaceAll(source -> moved(source, "renamed.zip"));
    assertThat(bundles().nameOf(CCM)).isEqualTo("client-042");
  }

  @Test
  void aHostNameThatWindowsCutInTheArchiveIsTheSame() {
    in("DiagLogs-CONTOSO-LAPTOP1-20261014T101500Z.zip")
        .named(DSREGCMD + "output.log", "dsregcmd", "contoso-laptop1234")
        .log(CCM);

    assertThat(bundles().nameOf(CCM)).isEqualTo("contoso-laptop1234");
  }

  @Test
  void twoDevicesStaySeparateInOneFolderAndInOneCase() {
    for (String device : List.of("CLIENT-042", "CLIENT-088")) {
      String zip = "in/DiagLogs-" + device + "-20261014T101500Z.zip/";
      in("case.zip").log(zip + CCM).manifest(zip + "results.xml", "intune");
    }
    in(ZIP).log("(70) FoldersFiles windir_ccm_logs_log/CcmExec.log");
    // The second bundle has its name before a path that is taken.
    String other = "DiagLogs-CLIENT-107-20261014T101500Z.zip";
    in(other).log(other + "/(70) FoldersFiles windir_ccm_logs_log/CcmExec.log");

    assertThat(bundles().bundles())
        .extracting(KnownBundle::device)
        .containsExactly("CLIENT-042", "CLIENT-088", "CLIENT-042", "CLIENT-107");
    assertThat(bundles().nameOf("in/DiagLogs-CLIENT-088-20261014T101500Z.zip/" + CCM))
        .isEqualTo("CLIENT-088");
    assertThat(bundles().nameOf(other + "/(70) FoldersFiles windir_ccm_logs_log/CcmExec.log"))
        .isEqualTo("CLIENT-107");
    assertThat(bundles().conflicts()).isEmpty();
  }

  @Test
  void aReportOfTheDeviceIsOfItAndWhatLiesBesideItIsNot() {
    in("mail").manifest("MDMDiagHtmlReport.html", "mdm", "CLIENT-042").log("CcmAad.log");

    assertThat(bundles().bundles().getFirst().description())
        .isEqualTo("MDM diagnostics of CLIENT-042");
    assertThat(bundles().bundles().getFirst().sources()).containsExactly("MDMDiagHtmlReport.html");
  }

  @Test
  void theCabinetOfTheReportIsOfTheDevice() {
    in("x")
        .manifest("mdmlogs-2026-10-14-10-05-38.cab/MDMDiagHtmlReport.html", "mdm", "CLIENT-042")
        .log("mdmlogs-2026-10-14-10-05-38.cab/IntuneManagementExtension.log");

    assertThat(bundles().nameOf("mdmlogs-2026-10-14-10-05-38.cab/IntuneManagementExtension.log"))
        .isEqualTo("CLIENT-042");
  }

  @Test
  void supportCenterIsKnownByTheNameOfItsArchive() {
    in("Support_c885cdfed3c7482bba4f9e662978ec07.zip")
        .named("a/ClientIDManagerStartup.log", "ClientIDManagerStartup", "CLIENT-042")
        .log("b/CcmAad.log");

    assertThat(bundles().bundles().getFirst().description())
        .isEqualTo("Support Center bundle of CLIENT-042");
    assertThat(bundles().nameOf("b/CcmAad.log")).isEqualTo("CLIENT-042");
  }

  @Test
  void aThousandNumberedFoldersAreOneBundle() {
    in(ZIP);
    for (int i = 0; i < 1_000; i++) {
      log("(" + i + ") Command windir_system32_ping_exe_" + i + "/output.log");
    }

    assertThat(bundles().bundles().getFirst().sources()).hasSize(1_000);
    assertThat(bundles().all().getFirst().sources()).hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DiagLogs-<img src=x onerror=alert(1)>-20261014T101500Z.zip",
        "DiagLogs-CLIENT 042-20261014T101500Z.zip",
        "DiagLogs--20261014T101500Z.zip"
      })
  void aNameThatNoComputerHasIsNotOne(String zip) {
    in(zip).log(CCM).log("(1) Command x/output.log").log("(2) Command y/output.log");

    assertThat(bundles().bundles().getFirst().device()).isNull();
  }

  @Test
  void aTimeThatThereIsNotIsLeftOut() {
    in("DiagLogs-PC-1-20261399T996199Z.zip").log(CCM);

    assertThat(bundles().bundles().getFirst().description())
        .isEqualTo("Intune device diagnostics of PC-1");
  }

  private String bundle = "";

  private KnownBundleTest in(String name) {
    bundle = name;
    return this;
  }

  private KnownBundleTest log(String path) {
    return add(path, "CcmAad", List.of(), null);
  }

  private KnownBundleTest named(String path, String log, String computer) {
    return add(path, log, List.of(computer), null);
  }

  private KnownBundleTest manifest(String path, String layout, String... computers) {
    return add(path, "results", List.of(computers), layout);
  }

  private KnownBundleTest add(
      String path,
      String log,
      List<String> names,
      @org.jspecify.annotations.Nullable String layout) {
    MachineClues clues = new MachineClues(names, List.of(), null, layout);
    sources.add(source(path, log, layout == null ? 1 : 0, clues.in(Path.of("/in/" + bundle))));
    return this;
  }

  private static SourceSummary moved(SourceSummary source, String bundle) {
    return source(
        source.path(),
        String.valueOf(source.log()),
        source.records(),
        source.clues().in(Path.of("/in/" + bundle)));
  }

  private static SourceSummary source(String path, String log, long records, MachineClues clues) {
    return new SourceSummary(
        path,
        path,
        1,
        log,
        log.equals("dsregcmd") ? "fact" : records == 0 ? "none" : "ccm",
        "utf-8",
        1,
        records,
        1,
        0,
        null,
        null,
        List.of(),
        State.COMPLETE,
        clues,
        List.of(),
        false,
        null);
  }

  private SourceMachines bundles() {
    return SourceMachines.of(
        sources,
        new KnownNames() {
          @Override
          public Map<String, String> ofClients(Collection<String> smsIds) {
            return Map.of();
          }

          @Override
          public Set<String> among(Collection<String> names) {
            return Set.of();
          }
        });
  }
}
