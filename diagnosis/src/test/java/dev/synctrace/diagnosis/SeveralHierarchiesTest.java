package dev.synctrace.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.VerdictState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bundles of several hierarchies in one case: resource IDs, collections and apps of one say nothing
 * of another.
 */
class SeveralHierarchiesTest {
  @TempDir Path folder = Path.of("unset");

  @Test
  void noMemberHasAnotherVerdictThanInItsOwnCase() throws IOException {
    Map<String, VerdictState> alone = new TreeMap<>();
    for (String sample : SampleCase.groupSyncNames()) {
      alone.putAll(verdicts(List.of(sample), folder.resolve(sample)));
    }
    Map<String, VerdictState> together =
        verdicts(SampleCase.groupSyncNames(), folder.resolve("all"));

    assertThat(together).hasSameSizeAs(alone);
    List<String> different = new ArrayList<>();
    together.forEach((member, verdict) -> {
      if (verdict != VerdictState.UNKNOWN && verdict != alone.get(member)) {
        different.add(member + ": " + alone.get(member) + ", together " + verdict);
      }
    });
    assertThat(different).isEmpty();
  }

  @Test
  void aListOfAnotherHierarchyProvesNothingThoughItsCollectionHasTheSameId() throws IOException {
    Path bundles = folder.resolve("bundles");
    write(bundles.resolve("a"), "6a78a606-0e97-4644-96ab-f1303d0b0a56", "a", "");
    write(bundles.resolve("b"), "e100829e-8ca3-5faa-b897-92c3b7893dc8", "b", MEMBERS);
    try (SampleCase both = SampleCase.ofBundle(bundles, folder.resolve("both"))) {
      List<MemberVerdict> verdicts =
          Diagnosis.of(both.events(), CauseCatalogue.builtIn(), null).explain(ExplainRequest.all());

      assertThat(verdicts).hasSize(2);
      assertThat(verdicts)
          .filteredOn(each -> each.mapping().groupId().startsWith("a"))
          .noneMatch(each -> each.status().grade().isProven());
      assertThat(verdicts)
          .filteredOn(each -> each.mapping().groupId().startsWith("b"))
          .allMatch(each -> each.status().grade().isProven());
    }
  }

  @Test
  void theClientKeysOfAnotherHierarchySayNothingOfAClientThatTheyLack() throws IOException {
    Path own = folder.resolve("own");
    writeWithoutKeyOfItsClient(own.resolve("a"), own.resolve("a"));
    Path other = folder.resolve("other");
    writeWithoutKeyOfItsClient(other.resolve("a"), other.resolve("b"));

    assertThat(causesOfClient(own)).isNotEmpty();
    assertThat(causesOfClient(other)).isEmpty();
  }

  @Test
  void aDeviceThatWasJoinedToAnotherTenantMakesNoOtherHierarchy() throws IOException {
    Path bundles = folder.resolve("bundles");
    writeWithoutKeyOfItsClient(bundles.resolve("a"), bundles.resolve("b"));
    Files.writeString(
        bundles.resolve("b").resolve("keys.csv"),
        """
        SMSID,AADTenantID,AADDeviceID
        GUID:bbbbbbbb-8f1f-5ca0-b08c-fb033db1b4a4,6a78a606-0e97-4644-96ab-f1303d0b0a56,\
        32222222-0e97-4644-96ab-f1303d0b0a56
        GUID:cccccccc-8f1f-5ca0-b08c-fb033db1b4a4,6a78a606-0e97-4644-96ab-f1303d0b0a56,NULL
        GUID:dddddddd-8f1f-5ca0-b08c-fb033db1b4a4,e100829e-8ca3-5faa-b897-92c3b7893dc8,NULL
        """);

    assertThat(causesOfClient(bundles)).isNotEmpty();
  }

  /** A client in the collection, and keys that do not have it, in its folder or another one. */
  private static void writeWithoutKeyOfItsClient(Path site, Path keys) throws IOException {
    write(site, "6a78a606-0e97-4644-96ab-f1303d0b0a56", "a", MEMBERS);
    Files.delete(site.resolve("keys.csv"));
    Files.writeString(
        site.resolve("users.csv"),
        """
        ResourceID,Unique_User_Name0,User_Principal_Name0,AADTenantID,AADUserID
        2063597570,CONTOSO\\megan,megan.bowen@contoso.com,6a78a606-0e97-4644-96ab-f1303d0b0a56,\
        41111111-0e97-4644-96ab-f1303d0b0a56
        """);
    Files.createDirectories(keys);
    Files.writeString(
        keys.resolve("keys.csv"),
        """
        SMSID,AADTenantID,AADDeviceID
        GUID:bbbbbbbb-8f1f-5ca0-b08c-fb033db1b4a4,e100829e-8ca3-5faa-b897-92c3b7893dc8,\
        32222222-0e97-4644-96ab-f1303d0b0a56
        GUID:cccccccc-8f1f-5ca0-b08c-fb033db1b4a4,e100829e-8ca3-5faa-b897-92c3b7893dc8,NULL
        """);
  }

  private List<String> causesOfClient(Path bundles) throws IOException {
    try (SampleCase both =
        SampleCase.ofBundle(bundles, folder.resolve("case-" + bundles.getFileName()))) {
      return Diagnosis.of(both.events(), CauseCatalogue.builtIn(), null)
          .explain(ExplainRequest.all())
          .stream()
          .filter(verdict -> verdict.identity().names().contains("WS-0117"))
          .flatMap(verdict -> verdict.causes().stream())
          .map(FoundCause::id)
          .toList();
    }
  }

  private static final String MEMBERS =
      """
      CollectionID,ResourceID,Name,SMSID
      PS100031,16777303,WS-0117,GUID:8bd0e6d5-8f1f-5ca0-b08c-fb033db1b4a4
      """;

  /** A hierarchy with the usual site code, whose group is empty. */
  private static void write(Path bundle, String tenant, String id, String members)
      throws IOException {
    String group = id.repeat(8) + "-f2b1-5233-bc87-d3d948f9cff4";
    Files.createDirectories(bundle);
    Files.writeString(
        bundle.resolve("mapping.csv"),
        "CollectionSiteID,AADGroupID,CloudServiceID\nPS100031," + group + ",16777217\n");
    Files.writeString(
        bundle.resolve("keys.csv"),
        "SMSID,AADTenantID,AADDeviceID\nGUID:"
            + id.repeat(8)
            + "-8f1f-5ca0-b08c-fb033db1b4a4,"
            + tenant
            + ",NULL\n");
    Files.writeString(bundle.resolve("group.json"), "{\"groupId\":\"" + group + "\",\"value\":[]}");
    if (!members.isEmpty()) {
      Files.writeString(bundle.resolve("members.csv"), members);
    }
  }

  private static Map<String, VerdictState> verdicts(List<String> samples, Path caseFolder)
      throws IOException {
    Map<String, VerdictState> found = new TreeMap<>();
    try (SampleCase sample = SampleCase.ingest(samples, caseFolder)) {
      for (MemberVerdict verdict :
          Diagnosis.of(sample.events(), CauseCatalogue.builtIn(), null)
              .explain(ExplainRequest.all())) {
        found.put(
            verdict.mapping().groupId() + " " + verdict.identity().names(),
            verdict.status().verdict());
      }
    }
    return found;
  }
}
