package dev.synctrace.parsers.fact.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.fact.FactFixtureBundle;
import dev.synctrace.parsers.fact.row.ExportCompleteness.State;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of a status tab are members with a reason, and never the whole collection. */
class ConsoleMemberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Name,Resource ID,Collection Id,Sync Status,Failure Reason\n"
            + "CONTOSO-PC04,16777304,PS100021,Failed,Device not found in Microsoft Entra ID\n",
        "Device Name\tResource ID\tCollection ID\tFailure Reason\n"
            + "CONTOSO-PC04\t16777304\tPS100021\tDevice not found in Microsoft Entra ID\n",
        "\"Collection Id\";\"Resource ID\";\"Name\";\"Reason\";\"Sync Status\"\n"
            + "\"PS100021\";\"16777304\";\"CONTOSO-PC04\";\"Device not found in Microsoft Entra"
            + " ID\";\"failed\"\n"
      })
  void aFailedMemberKeepsItsReason(String rows) {
    FactFixtureBundle read = FactFixtureBundle.read("console/rows.txt", rows);

    Event member = read.only(Kind.FACT_CONSOLE_MEMBER);
    assertThat(member.attributes().get(Attribute.NAME)).hasValue("CONTOSO-PC04");
    assertThat(member.attributes().get(Attribute.RESOURCE_ID)).hasValue("16777304");
    assertThat(member.attributes().get(Attribute.COLLECTION_ID)).hasValue("PS100021");
    assertThat(member.attributes().get(Attribute.SYNC_STATUS)).hasValue("FAILED");
    assertThat(member.attributes().get(Attribute.REASON))
        .hasValue("Device not found in Microsoft Entra ID");
    assertThat(read.of(Kind.FACT_COLLECTION_MEMBER)).isEmpty();
    Event export = read.only(Kind.FACT_EXPORT);
    assertThat(export.attributes().get(Attribute.COLLECTION_ID)).hasValue("PS100021");
    ExportCompleteness stated = ExportCompleteness.of(export.attributes()).orElseThrow();
    assertThat(stated.state()).isEqualTo(State.PARTIAL);
    assertThat(stated.reason()).contains("Failed tab");
  }

  @Test
  void theTabOfSuccessesIsAPartToo() {
    FactFixtureBundle read =
        FactFixtureBundle.read("Name,Resource ID,Sync Status\nA,1,Success\nB,2,Success\n");

    assertThat(read.of(Kind.FACT_CONSOLE_MEMBER)).hasSize(2);
    ExportCompleteness stated =
        ExportCompleteness.of(read.only(Kind.FACT_EXPORT).attributes()).orElseThrow();
    assertThat(stated.state()).isEqualTo(State.PARTIAL);
    assertThat(stated.reason()).contains("Success tab");
  }

  @Test
  void aCollectionsMembersAndTheStatusOfCollectionsAreWhatTheyWere() {
    assertThat(
            FactFixtureBundle.read("Collection ID,Resource ID,Name\nPS100021,1,A\n")
                .of(Kind.FACT_COLLECTION_MEMBER))
        .hasSize(1);
    assertThat(
            FactFixtureBundle.read(
                    "Collection Name,Collection Id,AAD Group Id,Cloud Sync Status\n"
                        + "Pilot,PS100021,2fa91425-cb00-4853-ad2c-67eda13ffe79,Failed\n")
                .of(Kind.FACT_CONSOLE_STATUS))
        .hasSize(1);
  }
}
