package dev.synctrace.index.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.source.SourceSummary.State;
import dev.synctrace.parsers.source.MachineClues;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which machine wrote a source, what says so, and what is left open. */
class SourceMachinesTest {
  private static final String CLIENT = "9302e4c0-4510-414c-a6f6-411a2f7236e3";
  private static final String OTHER = "1efbd948-24ee-456c-90b7-578cd3b30206";

  @Test
  void aLogThatNamesItsMachineIsOfIt() {
    SourceMachines machines =
        machines(log("x/BgbServer.log", "BgbServer", names("MP01.contoso.com")));

    assertThat(machines.of("x/BgbServer.log"))
        .contains(new SourceMachine("MP01", MachineBasis.OWN_RECORDS));
    assertThat(machines.all().getFirst().roles()).containsExactly(MachineRole.MANAGEMENT_POINT);
  }

  @Test
  void aRegistrationNamesTheMachineWhereAnExportNamesTheClient() {
    SourceMachines machines =
        machines(log("x/ClientIDManagerStartup.log", "ClientIDManagerStartup", clients(CLIENT)));

    assertThat(machines.of("x/ClientIDManagerStartup.log"))
        .contains(new SourceMachine("CLIENT-088", MachineBasis.REGISTRATION));
  }

  @Test
  void theClientsLogsOfAFolderAreOfTheOneMachineThatNamesItself() {
    SourceMachines machines =
        machines(
            log("x/dsregcmd.txt", "dsregcmd", names("CLIENT-088")),
            log("x/Logs/CcmAad.log", "CcmAad", MachineClues.NONE),
            log("x/BgbServer.log", "BgbServer", MachineClues.NONE));

    assertThat(machines.of("x/Logs/CcmAad.log"))
        .contains(new SourceMachine("CLIENT-088", MachineBasis.SAME_FOLDER));
    assertThat(machines.nameOf("x/BgbServer.log")).isNull();
  }

  @Test
  void theFoldersNameIsTheWeakestAndSkipsFoldersThatEveryMachineHas() {
    SourceMachines machines =
        machines(
            log("KASSE-07/C$/Windows/CCM/Logs/CcmAad.log", "CcmAad", MachineClues.NONE),
            log("CLIENT-088_logs.zip/CcmAad.log", "CcmAad", MachineClues.NONE),
            log("CLIENT-042/CcmAad.log", "CcmAad", MachineClues.NONE),
            log("evidence/CcmAad.log", "CcmAad", MachineClues.NONE),
            log("contoso-sync/logs/CcmAad.log", "CcmAad", MachineClues.NONE),
            log("20261013/CcmAad.log", "CcmAad", MachineClues.NONE));

    assertThat(machines.of("KASSE-07/C$/Windows/CCM/Logs/CcmAad.log"))
        .contains(new SourceMachine("KASSE-07", MachineBasis.FOLDER_NAME));
    assertThat(machines.nameOf("CLIENT-088_logs.zip/CcmAad.log")).isEqualTo("CLIENT-088");
    assertThat(machines.nameOf("CLIENT-042/CcmAad.log")).isEqualTo("CLIENT-042");
    assertThat(machines.all()).hasSize(3);
  }

  @Test
  void wordsThatPeopleNumberFoldersWithAreNoMachines() {
    for (String folder :
        List.of(
            "KUNDE",
            "DATEN",
            "P01",
            "INC0012345",
            "Ticket-4711",
            "case-123",
            "13Okt2026",
            "LOGS-2026-10-13",
            "CCM-Logs-2",
            "v2",
            "run2",
            "Tag1",
            "client1",
            "W11")) {
      assertThat(machines(log(folder + "/CcmAad.log", "CcmAad", MachineClues.NONE)).all())
          .as(folder)
          .isEmpty();
    }
    assertThat(
            machines(log("CLIENT-088/Ticket-4711/CcmAad.log", "CcmAad", MachineClues.NONE))
                .nameOf("CLIENT-088/Ticket-4711/CcmAad.log"))
        .isEqualTo("CLIENT-088");
  }

  @Test
  void foldersOfTwoBundlesAreTwoFolders() {
    SourceMachines machines =
        machines(
            log(
                "Logs/ClientIDManagerStartup.log",
                "ClientIDManagerStartup",
                clients(CLIENT).in(Path.of("one.zip"))),
            log("Logs/dsregcmd.txt", "dsregcmd", names("CLIENT-051").in(Path.of("two.zip"))),
            log("Logs/CcmAad.log", "CcmAad", MachineClues.NONE.in(Path.of("two.zip"))));

    assertThat(machines.nameOf("Logs/CcmAad.log")).isEqualTo("CLIENT-051");
    assertThat(machines.clientOf("Logs/dsregcmd.txt")).isEmpty();
    assertThat(machines.clientOf("Logs/ClientIDManagerStartup.log")).contains(CLIENT);
  }

  @Test
  void aFileThatNamesAnotherMachineIsNotOfTheClientBesideIt() {
    SourceMachines machines =
        machines(
            log("x/ClientIDManagerStartup.log", "ClientIDManagerStartup", clients(CLIENT)),
            log("x/dsregcmd.txt", "dsregcmd", names("CLIENT-051")),
            log("x/CcmAad.log", "CcmAad", MachineClues.NONE));

    assertThat(machines.clientOf("x/dsregcmd.txt")).isEmpty();
    assertThat(machines.clientOf("x/CcmAad.log")).isEmpty();
    assertThat(machines.nameOf("x/CcmAad.log")).isNull();
    assertThat(machines.conflicts()).containsKey("x/CcmAad.log");
  }

  @Test
  void aFileWithTheNameOfAMachineIsNotOfTheClientBesideIt() {
    SourceMachines machines =
        machines(
            log("x/ClientIDManagerStartup.log", "ClientIDManagerStartup", clients(OTHER)),
            log("x/CLIENT-088_CcmAad.log", "CcmAad", MachineClues.NONE),
            log("x/DESK99_LocationServices.log", "LocationServices", MachineClues.NONE));

    assertThat(machines.of("x/CLIENT-088_CcmAad.log"))
        .contains(new SourceMachine("CLIENT-088", MachineBasis.FILE_NAME));
    assertThat(machines.clientOf("x/ClientIDManagerStartup.log")).contains(OTHER);
    assertThat(machines.clientOf("x/DESK99_LocationServices.log")).isEmpty();
    assertThat(machines.nameOf("x/DESK99_LocationServices.log")).isNull();
  }

  @Test
  void aServerLogInAFlatFolderNeedsItsOwnWord() {
    SourceMachines machines =
        machines(
            log("x/SMS_AZUREAD_DISCOVERY_AGENT.log", "SMS_AZUREAD_DISCOVERY_AGENT", names("CM01")),
            log("x/CMGatewayNotificationWorker.log", "CMGatewayNotificationWorker", names()),
            log("x/CCM_STS.log", "CCM_STS", names()));

    assertThat(machines.nameOf("x/CCM_STS.log")).isNull();
    assertThat(machines.nameOf("x/CMGatewayNotificationWorker.log")).isEqualTo("CM01");
  }

  @Test
  void theNameOfTheBundleCountsOnlyWhereTheCaseKnowsTheMachine() {
    SourceMachines machines =
        machines(
            log("CcmAad.log", "CcmAad", MachineClues.NONE.in(Path.of("client-088.zip"))),
            log("BgbServer.log", "BgbServer", MachineClues.NONE.in(Path.of("TICKET4711"))));

    assertThat(machines.of("CcmAad.log"))
        .contains(new SourceMachine("client-088", MachineBasis.BUNDLE_NAME));
    assertThat(machines.nameOf("BgbServer.log")).isNull();
  }

  @Test
  void exportsAreOfNoMachine() {
    SourceSummary export = source("CM01/ClientKeyData.csv", "ClientKeyData", "fact", clients());

    assertThat(machines(export).of("CM01/ClientKeyData.csv")).isEmpty();
  }

  @Test
  void twoMachinesInOneFolderLeaveTheOthersOpenAndAreTold() {
    SourceMachines machines =
        machines(
            log("x/a/ClientIDManagerStartup.log", "ClientIDManagerStartup", clients(CLIENT)),
            log("x/b/CcmAad.log", "CcmAad", MachineClues.NONE),
            log("y/dsregcmd.txt", "dsregcmd", names("PC-1")),
            log("y/dsregcmd-2.txt", "dsregcmd", names("PC-2")),
            log("y/CcmAad.log", "CcmAad", MachineClues.NONE));

    assertThat(machines.nameOf("x/b/CcmAad.log")).isNull();
    assertThat(machines.nameOf("y/CcmAad.log")).isNull();
    assertThat(machines.conflicts())
        .containsExactly(
            Map.entry("y/CcmAad.log", "its folder has files of several computers: PC-1, PC-2"));
  }

  @Test
  void aLogThatNamesTwoMachinesIsOfNone() {
    SourceMachines machines =
        machines(log("x/BgbServer.log", "BgbServer", names("CM01", "MP01.contoso.com")));

    assertThat(machines.nameOf("x/BgbServer.log")).isNull();
    assertThat(machines.conflicts()).containsKey("x/BgbServer.log");
  }

  @Test
  void aFolderWithTheNameOfAnotherMachineIsToldAndLeavesTheOthersOpen() {
    SourceMachines machines =
        machines(
            log("CLIENT-088/dsregcmd.txt", "dsregcmd", names("CLIENT-107.contoso.com")),
            log("CLIENT-088/CcmAad.log", "CcmAad", MachineClues.NONE),
            log("CLIENT-088/ClientIDManagerStartup.log", "ClientIDManagerStartup", clients(OTHER)));

    assertThat(machines.nameOf("CLIENT-088/dsregcmd.txt")).isEqualTo("CLIENT-107");
    assertThat(machines.nameOf("CLIENT-088/CcmAad.log")).isNull();
    assertThat(machines.clientOf("CLIENT-088/CcmAad.log")).isEmpty();
    assertThat(machines.conflicts().values())
        .containsExactly(
            "its folder has the name of the computer CLIENT-088 and files of CLIENT-107");
  }

  @Test
  void twoBundlesOfOneNameAreTwo() {
    SourceMachines machines =
        machines(
            log("dsregcmd.txt", "dsregcmd", names("PC-1").in(Path.of("monday/logs.zip"))),
            log("CcmAad.log", "CcmAad", MachineClues.NONE.in(Path.of("tuesday/logs.zip"))));

    assertThat(machines.nameOf("CcmAad.log")).isNull();
  }

  @Test
  void aRotatedLogIsNotNamedAfterAMachine() {
    for (String file : List.of("CcmAad-20261013.log", "CcmAad_copy2.log", "CcmAad2.log")) {
      assertThat(
              machines(
                      log("x/dsregcmd.txt", "dsregcmd", names("CLIENT-088")),
                      log("x/" + file, "CcmAad", MachineClues.NONE))
                  .nameOf("x/" + file))
          .as(file)
          .isEqualTo("CLIENT-088");
    }
  }

  @Test
  void aClientWithTwoNamesIsTold() {
    SourceMachines machines =
        machines(
            log("a/ClientIDManagerStartup.log", "ClientIDManagerStartup", both("PC-1", OTHER)),
            log("b/ClientIDManagerStartup.log", "ClientIDManagerStartup", both("PC-2", OTHER)));

    assertThat(machines.conflicts())
        .containsExactly(
            Map.entry(
                "b/ClientIDManagerStartup.log",
                "the client " + OTHER + " has two names: PC-1 and PC-2"));
  }

  @Test
  void twoDomainsKeepMachinesOfOneNameApart() {
    SourceMachines machines =
        machines(
            log("a/BgbServer.log", "BgbServer", names("MP01.contoso.com")),
            log("b/BgbServer.log", "BgbServer", names("MP01.fabrikam.com")));

    assertThat(machines.all())
        .extracting(Machine::name)
        .containsExactly("MP01.contoso.com", "MP01.fabrikam.com");
    assertThat(machines.sourcesOf("mp01.contoso.com")).containsExactly("a/BgbServer.log");
  }

  @Test
  void oneRegistrationMakesTheFilesBesideItThatClients() {
    SourceMachines machines =
        machines(
            log("x/ClientIDManagerStartup.log", "ClientIDManagerStartup", clients(OTHER)),
            log("x/CcmAad.log", "CcmAad", MachineClues.NONE),
            log("x/BgbServer.log", "BgbServer", MachineClues.NONE));

    assertThat(machines.clientOf("x/CcmAad.log")).contains(OTHER);
    assertThat(machines.clientOf("x/BgbServer.log")).isEmpty();
  }

  private static SourceMachines machines(SourceSummary... sources) {
    return SourceMachines.of(Arrays.asList(sources), new Names());
  }

  private static MachineClues names(String... names) {
    return new MachineClues(List.of(names), List.of(), null, null);
  }

  private static MachineClues clients(String... clients) {
    return new MachineClues(List.of(), List.of(clients), null, null);
  }

  private static MachineClues both(String name, String client) {
    return new MachineClues(List.of(name), List.of(client), null, null);
  }

  private static SourceSummary log(String path, String log, MachineClues clues) {
    return source(path, log, "ccm", clues);
  }

  private static SourceSummary source(String path, String log, String framing, MachineClues clues) {
    return new SourceSummary(
        path,
        path,
        1,
        log,
        framing,
        "utf-8",
        1,
        1,
        0,
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

  /** An export with one client. */
  private static final class Names implements KnownNames {
    private static final Map<String, String> CLIENTS = Map.of(CLIENT, "CLIENT-088");

    @Override
    public Map<String, String> ofClients(Collection<String> smsIds) {
      Map<String, String> names = new TreeMap<>(CLIENTS);
      names.keySet().retainAll(smsIds);
      return names;
    }

    @Override
    public Set<String> among(Collection<String> names) {
      Set<String> known = new HashSet<>(Set.of("client-088"));
      known.retainAll(names);
      return known;
    }
  }
}
