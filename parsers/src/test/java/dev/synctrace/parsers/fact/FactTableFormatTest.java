package dev.synctrace.parsers.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.fact.row.StatedEmptyAttributes;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.source.FilePrefix;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactTableFormatTest {
  private static final String TENANT = "9e1f0c11-5a7d-4c39-8d0e-2f6a1b7c0001";
  private static final String OTHER_TENANT = "9e1f0c11-5a7d-4c39-8d0e-2f6a1b7c0002";
  private static final String DEVICE = "d1a00000-0000-4000-8000-000000000001";
  private static final String SMS_ID = "GUID:0B0C1D2E-0001-4A4B-8C8D-100000000001";
  private static final String KEY_DATA = "SMSID,AADTenantID,AADDeviceID\n";
  private static final String KEY_ROW = SMS_ID + "," + TENANT + "," + DEVICE + "\n";

  @ParameterizedTest
  @ValueSource(strings = {"NULL", "", " ", "00000000-0000-0000-0000-000000000000", "\"\"", "null"})
  void aCellWithoutValueIsNamedAsOne(String none) {
    Event row =
        FactFixtureBundle.read(KEY_DATA + SMS_ID + "," + TENANT + "," + none + "\n")
            .only(Kind.FACT_CLIENTKEY);

    assertThat(row.attributes().get(Attribute.DEVICE_ID)).isEmpty();
    assertThat(StatedEmptyAttributes.isStated(row.attributes(), Attribute.DEVICE_ID)).isTrue();
    assertThat(row.message())
        .isEqualTo("SMSID=" + SMS_ID + ", AADTenantID=" + TENANT + ", AADDeviceID=");
  }

  @Test
  void aColumnThatIsMissingIsNotAnEmptyOne() {
    Event row = FactFixtureBundle.read(KEY_DATA + KEY_ROW).only(Kind.FACT_CLIENTKEY);

    assertThat(row.attributes().get(Attribute.IS_REVOKED)).isEmpty();
    assertThat(StatedEmptyAttributes.of(row.attributes())).isEmpty();
  }

  @Test
  void everyColumnOfARowIsFoundInItsMessage() {
    Event row =
        FactFixtureBundle.read(
                "SMSID,AADTenantID,AADDeviceID,Thumb\n" + KEY_ROW.strip() + ",AB12\n")
            .only(Kind.FACT_CLIENTKEY);

    assertThat(row.message()).endsWith(", Thumb=AB12");
    assertThat(row.log()).isEqualTo("ClientKeyData");
    assertThat(row.time()).isNull();
    assertThat(row.line()).isEqualTo(2);
  }

  @Test
  void aCellOverSeveralLinesKeepsTheLinesOfTheRowsBelow() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "SMSID,AADTenantID,AADDeviceID,Note\n"
                + KEY_ROW.strip()
                + ",\"one\r\ntwo\"\r\n"
                + KEY_ROW.strip()
                + ",three\r\n");

    assertThat(read.facts()).extracting(Event::line).containsExactly(2L, 4L);
    assertThat(read.facts()).extracting(Event::endLine).containsExactly(3L, 4L);
    assertThat(read.outcome().lines()).isEqualTo(4);
  }

  @Test
  void bytesThatAreNoUtf8AreTakenAsWindows1252() {
    String text =
        "CollectionID;ResourceID;Name\nCON00014;16777221;M\u00fcnchen-PC \u20ac \u201cold\u201d\n";
    FactFixtureBundle read =
        FactFixtureBundle.read("members.csv", text.getBytes(Charset.forName("windows-1252")));

    assertThat(read.facts().get(0).attributes().get(Attribute.NAME))
        .hasValue("M\u00fcnchen-PC \u20ac \u201cold\u201d");
    assertThat(read.outcome().encoding()).isEqualTo("windows-1252");
  }

  @Test
  void aMissingColumnIsNamedWithTheQueryThatExportsIt() {
    FactFixtureBundle read =
        FactFixtureBundle.read("SMSID,AADDeviceID,IsRevoked\n" + SMS_ID + "," + DEVICE + ",0\n");

    assertThat(read.problems())
        .containsExactly(
            "looks like ClientKeyData but lacks the column AADTenantID; rows kept as text. Export again"
                + " with SQL: select SMSID, AADTenantID, AADDeviceID, IsRevoked,"
                + " ApprovalStatus, AgentType from ClientKeyData");
    assertThat(read.facts()).isEmpty();
    assertThat(read.only(Kind.OTHER).attributes().mentions()).contains(DEVICE);
    assertThat(read.outcome().unframedLines()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Name0,AADDeviceID\n|v_R_System|ResourceID",
        "ResourceID,Name,SMSID\n|collection members|CollectionID",
        "CollectionSiteID,AADGroupID\n|collection-to-group mapping|CloudServiceID",
        "Collection Id\tCollection Name\tAAD Group Id\tMember Count\n|console status|Cloud Sync Status",
        "ResourceID,User_Name0,AADTenantID\n|v_R_User|AADUserID",
        "deviceId,displayName,trustType\n|Graph devices|id",
        "id,appId,displayName,keyId\n|Graph applications|passwordCredentials"
      })
  void whatAnExportWasMeantToBeIsTold(String headerTitleAndColumn) {
    String[] parts = headerTitleAndColumn.split("\\|");

    assertThat(FactFixtureBundle.read(parts[0]).problems())
        .singleElement()
        .asString()
        .startsWith("looks like " + parts[1] + " but lacks the column " + parts[2]);
  }

  @Test
  void aRowWithTheWrongNumberOfCellsIsKeptAsTextAndTheRestIsRead() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            KEY_DATA + SMS_ID + "," + TENANT + "\n" + KEY_ROW + KEY_ROW.strip() + ",x\n");

    assertThat(read.of(Kind.FACT_CLIENTKEY)).hasSize(1);
    assertThat(read.problems())
        .containsExactly(
            "line 2: 2 cells where the header has 3; row kept as text (and 1 more)."
                + " Export the file again");
    assertThat(read.of(Kind.OTHER)).extracting(Event::line).containsExactly(2L, 4L);
    assertThat(read.only(Kind.FACT_EXPORT).attributes().get(Attribute.COMPLETE)).hasValue("false");
  }

  @Test
  void cellsThatOnlyExcelAddedAreNoMistake() {
    FactFixtureBundle read = FactFixtureBundle.read(KEY_DATA + KEY_ROW.strip() + ",,,\n");

    assertThat(read.problems()).isEmpty();
    assertThat(read.facts()).hasSize(1);
  }

  @Test
  void halfARowAtTheEndIsNoFact() {
    FactFixtureBundle read =
        FactFixtureBundle.read(KEY_DATA + KEY_ROW + SMS_ID + "," + TENANT.substring(0, 9));

    assertThat(read.facts()).hasSize(1);
    assertThat(read.problems()).singleElement().asString().startsWith("line 3: 2 cells");
    assertThat(read.outcome().lines()).isEqualTo(3);
  }

  @Test
  void aQuoteThatIsNotClosedIsNamed() {
    FactFixtureBundle read = FactFixtureBundle.read(KEY_DATA + KEY_ROW + "\"" + KEY_ROW + KEY_ROW);

    assertThat(read.facts()).hasSize(1);
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("line 3: 1 cells where the header has 3, perhaps a quote that is not closed");
  }

  @Test
  void rowsWithAnotherSeparatorThanTheHeaderAreToldAndKept() {
    FactFixtureBundle read = FactFixtureBundle.read(KEY_DATA + KEY_ROW + KEY_ROW.replace(',', ';'));

    assertThat(read.facts()).hasSize(1);
    assertThat(read.problems())
        .containsExactly(
            "line 3: the cells are not separated as in the header; row kept as text."
                + " Use the same separator in the whole file");
    assertThat(read.only(Kind.OTHER).attributes().mentions()).contains(DEVICE);
  }

  @Test
  void twoTenantsInOneFileAreBothKeptAndTold() {
    FactFixtureBundle read =
        FactFixtureBundle.read(KEY_DATA + KEY_ROW + KEY_ROW.replace(TENANT, OTHER_TENANT));

    assertThat(read.facts()).hasSize(2);
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("rows of 2 tenants (" + TENANT + ", " + OTHER_TENANT + "), all kept");
  }

  @Test
  void oneTenantInTwoCasesIsOne() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            KEY_DATA
                + KEY_ROW
                + KEY_ROW.replace(TENANT, TENANT.toUpperCase(java.util.Locale.ROOT)));

    assertThat(read.problems()).isEmpty();
  }

  @Test
  void aHeaderWithoutRowsSaysThatThereAreNone() {
    FactFixtureBundle read = FactFixtureBundle.read(KEY_DATA);

    assertThat(read.problems()).isEmpty();
    Event export = read.only(Kind.FACT_EXPORT);
    assertThat(export.message())
        .startsWith("Possibly incomplete export of ClientKeyData (0 rows): ");
    assertThat(export.attributes().get(Attribute.COLUMNS))
        .hasValue("SMSID, AADTenantID, AADDeviceID");
    assertThat(export.line()).isEqualTo(1);
  }

  @Test
  void filesPutOneBehindTheOtherRepeatTheHeaderWithoutHarm() {
    FactFixtureBundle read = FactFixtureBundle.read(KEY_DATA + KEY_ROW + KEY_DATA + KEY_ROW);

    assertThat(read.problems()).isEmpty();
    assertThat(read.facts()).extracting(Event::line).containsExactly(2L, 4L);
  }

  @Test
  void managementStudioMayRuleTheHeaderOffAndCountTheRows() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            KEY_DATA
                + "-----,-----,-----\n"
                + KEY_ROW
                + "\n(1 row affected)\n\nCompletion time: 2026-03-02T10:15:00+01:00\n");

    assertThat(read.problems()).isEmpty();
    assertThat(read.facts()).hasSize(1);
    assertThat(read.only(Kind.FACT_EXPORT).time()).isEqualTo(Instant.parse("2026-03-02T09:15:00Z"));
  }

  @Test
  void aMemberListThatShowsAClientsClaimIsNeverKeyData() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "CollectionID,ResourceID,Name,SMSID,AADTenantID,AADDeviceID\nCON00014,1,PC," + KEY_ROW);

    assertThat(read.of(Kind.FACT_CLIENTKEY)).isEmpty();
    assertThat(read.of(Kind.FACT_COLLECTION_MEMBER)).hasSize(1);
  }

  @Test
  void heartbeatDataWithAClientIdIsNeverKeyData() {
    FactFixtureBundle read =
        FactFixtureBundle.read("ResourceID,Name0,SMSID,AADTenantID,AADDeviceID\n1,PC," + KEY_ROW);

    assertThat(read.of(Kind.FACT_SYSTEM)).hasSize(1);
    assertThat(read.of(Kind.FACT_CLIENTKEY)).isEmpty();
  }

  @Test
  void aColumnThatStandsTwiceCountsWhereBothAgreeAndIsLeftOutWhereTheyDiffer() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "SMSID,AADTenantID,AADDeviceID,IsRevoked,AADDeviceID\n"
                + KEY_ROW.strip()
                + ",0,"
                + DEVICE
                + "\n"
                + SMS_ID
                + ","
                + TENANT
                + ",NULL,0,"
                + DEVICE
                + "\n");

    assertThat(read.facts().get(0).attributes().get(Attribute.DEVICE_ID)).hasValue(DEVICE);
    Event differing = read.facts().get(1);
    assertThat(differing.attributes().get(Attribute.DEVICE_ID)).isEmpty();
    assertThat(StatedEmptyAttributes.of(differing.attributes())).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("line 3: the column AADDeviceID occurs several times with different values");
  }

  @Test
  void aMemberListWithoutACollectionSaysSo() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "SmsProviderObjectPath,ResourceID,Name\nSMS_R_System.ResourceID=1,1,PC\n");

    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("line 2: a member without a collection ID. Export again with SQL");
  }

  @Test
  void germanColumnNamesOfAMemberListAreUnderstood() {
    Event member =
        FactFixtureBundle.read("Sammlungs-ID;Ressourcen-ID;Name\nCON00014;16777221;CONTOSO-PC01\n")
            .only(Kind.FACT_COLLECTION_MEMBER);

    assertThat(member.attributes().get(Attribute.COLLECTION_ID)).hasValue("CON00014");
    assertThat(member.attributes().get(Attribute.RESOURCE_ID)).hasValue("16777221");
  }

  @Test
  void columnNamesInAnUnknownLanguageAreToldAndTheRowsKept() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "Nom;ID de l'appareil;ID du locataire\nPC;" + DEVICE + ";" + TENANT + "\n");

    assertThat(read.problems())
        .containsExactly(
            "the column names are in a language that SyncTrace does not support (Nom, ID de l'appareil, ID du"
                + " locataire); rows kept as text. Export with SQL or PowerShell, which use"
                + " English names");
    assertThat(read.only(Kind.OTHER).attributes().mentions()).containsExactly(DEVICE, TENANT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "hello, world\nnothing, here\n",
        "id,displayName\n1,x\n",
        "Date (UTC),CorrelationId,Service,Category,Activity,Result,id,displayName,userPrincipalName\n",
        "ActivityDateTime,OperationName,TargetResources,Id,AADTenantId\n",
        "<![LOG[SMSID,AADTenantID,AADDeviceID]LOG]!><time=\"10:00:00.000-60\" date=\"1-2-2026\">\n",
        "[{\"a\": \"Gruppe\", \"b\": 1, \"c\": 2}]\n9e1f0c11-5a7d-4c39-8d0e-2f6a1b7c0001,x,y\n",
        "CollectionID,Name,Comment\nCON00014,Pilot,none\n"
      })
  void whatIsNoFactIsLeftToOthers(String text) {
    assertThat(FactFixtureBundle.isFact(text)).isFalse();
  }

  @Test
  void aFormulaStaysText() {
    Event row =
        FactFixtureBundle.read(
                "CollectionID,ResourceID,Name\nCON00014,16777221,\"=HYPERLINK(\"\"http://x\"\")\"\n"
                    + "CON00014,\"=\"\"016\"\"\",PC\n")
            .facts()
            .get(0);

    assertThat(row.attributes().get(Attribute.NAME)).hasValue("=HYPERLINK(\"http://x\")");
  }

  @Test
  void excelsWayToKeepATextIsUndone() {
    Event row =
        FactFixtureBundle.read("CollectionID,ResourceID\nCON00014,\"=\"\"016\"\"\"\n")
            .only(Kind.FACT_COLLECTION_MEMBER);

    assertThat(row.attributes().get(Attribute.RESOURCE_ID)).hasValue("016");
  }

  @Test
  void aHugeCellIsReadWhole() {
    String huge = "x".repeat(3_000_000);
    Event row =
        FactFixtureBundle.read(
                "SMSID,AADTenantID,AADDeviceID,Note\n" + KEY_ROW.strip() + "," + huge + "\n")
            .only(Kind.FACT_CLIENTKEY);

    assertThat(row.message()).endsWith(huge);
  }

  @Test
  void aRowThatNeverEndsIsRefusedInsteadOfHeld() {
    byte[] start = (KEY_DATA + KEY_ROW + "\"").getBytes(StandardCharsets.UTF_8);
    byte[] part = "never, ever\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
    List<InputStream> parts = new java.util.ArrayList<>(List.of(new ByteArrayInputStream(start)));
    for (int i = 0; i < 60; i++) {
      parts.add(new ByteArrayInputStream(part));
    }
    FilePrefix prefix = FactFixtureBundle.head(start);
    FactFixtureBundle read =
        FactFixtureBundle.read(
            "x.csv", prefix, new SequenceInputStream(Collections.enumeration(parts)));

    assertThat(read.facts()).hasSize(1);
    assertThat(read.problems())
        .containsExactly(
            "line 3: a row of more than 16 million characters; the rest of the file is not read."
                + " Look for a quote that is not closed, or export the file again");
    assertThat(read.outcome().lines()).isEqualTo(2 + 60 * 50_000);
  }

  @Test
  void aTableThatCutsItsValuesIsNoProof() {
    FactFixtureBundle read =
        FactFixtureBundle.read(
            """
            CollectionID ResourceID Name
            ------------ ---------- ----
            CON00014     16777221   CONTOSO-PC01
            CON00014     16777222   A-VERY-LONG...
            """);

    assertThat(read.facts()).hasSize(1);
    assertThat(read.problems())
        .containsExactly(
            "line 4: values are truncated to fit the screen; row kept as text."
                + " Export with Export-Csv instead");
  }

  @Test
  void ownersAreToldByTheFilesPlace() {
    String csv = "Id,DeletedDateTime,AdditionalProperties\n" + DEVICE + ",,x\n";

    assertThat(FactFixtureBundle.read("owners.csv", csv).only(Kind.FACT_GROUP_OWNER).log())
        .isEqualTo("EntraGroupOwners");
    assertThat(FactFixtureBundle.read("group.csv", csv).only(Kind.FACT_GROUP_MEMBER).log())
        .isEqualTo("EntraGroupMembers");
  }
}
