package dev.synctrace.parsers.fact.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.synctrace.parsers.fact.FactFixtureBundle;
import dev.synctrace.parsers.fact.row.ExportCompleteness.State;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every export states whose list it is, whether all rows are there, when it was made, and its IDs.
 */
class ExportedListTest {
  private static final String GROUP = "57b53be7-67a1-4203-bd82-a0df7b3cbeb3";
  private static final String OTHER_GROUP = "a0df7b3c-67a1-4203-bd82-57b53be7beb3";
  private static final String CONTEXT =
      "\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#directoryObjects\"";

  private static String guid(int number) {
    return "0d1c2b3a-0000-4a4b-8c8d-%012x".formatted(number);
  }

  private static String members(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i ->
            "{\"@odata.type\":\"#microsoft.graph.device\",\"id\":\""
                + guid(i)
                + "\",\"displayName\":\"CONTOSO-PC\"}")
        .collect(Collectors.joining(",\n"));
  }

  private static String page(String beside, int from, int count) {
    return "{"
        + CONTEXT
        + ",\"groupId\":\""
        + GROUP
        + "\","
        + beside
        + "\"value\":["
        + members(from, count)
        + "]}";
  }

  private static Attributes only(FactFixtureBundle read) {
    return read.only(Kind.FACT_EXPORT).attributes();
  }

  private static ExportCompleteness of(FactFixtureBundle read) {
    return ExportCompleteness.of(only(read)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "0,COMPLETE",
    "4,COMPLETE",
    "99,COMPLETE",
    "100,UNKNOWN",
    "101,COMPLETE",
    "999,UNKNOWN",
    "1000,UNKNOWN",
    "1001,COMPLETE"
  })
  void asManyMembersAsAPageHoldsMayBeOnePage(int members, State state) {
    ExportCompleteness stated = of(FactFixtureBundle.read("members.json", page("", 0, members)));

    assertThat(stated.state()).isEqualTo(state);
    if (state == State.UNKNOWN) {
      assertThat(stated.reason()).contains(Integer.toString(members));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 999, 1000})
  void getMgGroupMemberWithoutAllReturnsOnePage(int members) {
    String csv =
        "\"DeletedDateTime\",\"Id\",\"AdditionalProperties\"\n"
            + IntStream.range(0, members)
                .mapToObj(i -> ",\"" + guid(i) + "\",\"System.Collections.Generic.Dictionary`2\"\n")
                .collect(Collectors.joining());

    assertThat(of(FactFixtureBundle.read("members-" + GROUP + ".csv", csv)).state())
        .isEqualTo(State.UNKNOWN);
  }

  @Test
  void oneGroupsPageAmongManyGroupsInOneTableMayBeCut() {
    String csv =
        "GroupId,MemberId\n"
            + IntStream.range(0, 100)
                .mapToObj(i -> GROUP + "," + guid(i) + "\n")
                .collect(Collectors.joining())
            + OTHER_GROUP
            + ","
            + guid(500)
            + "\n";

    List<Event> exports = FactFixtureBundle.read("members.csv", csv).of(Kind.FACT_EXPORT);

    assertThat(exports)
        .extracting(export -> export.attributes().get(Attribute.GROUP_ID).orElseThrow())
        .containsExactly(GROUP, OTHER_GROUP);
    assertThat(exports)
        .extracting(export -> ExportCompleteness.of(export.attributes()).orElseThrow().state())
        .containsExactly(State.UNKNOWN, State.COMPLETE);
    assertThat(exports)
        .allSatisfy(e -> assertThat(e.attributes().get(Attribute.GROUP_FROM)).hasValue("row"));
  }

  @Test
  void aCountThatIsLargerThanTheRowsSaysThatRowsAreMissing() {
    ExportCompleteness stated = of(FactFixtureBundle.read(page("\"@odata.count\":6,", 0, 4)));

    assertThat(stated.state()).isEqualTo(State.PARTIAL);
    assertThat(stated.reason()).isEqualTo("@odata.count reports 6, 4 are in the file");
  }

  @Test
  void aCountThatFitsSaysThatAFullPageIsAll() {
    assertThat(of(FactFixtureBundle.read(page("\"@odata.count\":100,", 0, 100))).state())
        .isEqualTo(State.COMPLETE);
  }

  @Test
  void aPageWhoseNextPageFollowsInTheFileIsAll() {
    String next = "\"@odata.nextLink\":\"https://graph.microsoft.com/v1.0/groups/x?$skiptoken=1\",";
    FactFixtureBundle read =
        FactFixtureBundle.read(
            page(next + "\"@odata.count\":103,", 0, 100) + "\n" + page("", 100, 3));

    assertThat(read.of(Kind.FACT_EXPORT))
        .hasSize(2)
        .allSatisfy(export ->
            assertThat(ExportCompleteness.of(export.attributes()).orElseThrow().state())
                .isEqualTo(State.COMPLETE));
  }

  @Test
  void aPageOfAnotherGroupIsNotTheNextPage() {
    String next = "\"@odata.nextLink\":\"https://graph.microsoft.com/v1.0/next\",";
    FactFixtureBundle read =
        FactFixtureBundle.read(
            page(next, 0, 3) + "\n" + page("", 3, 3).replace(GROUP, OTHER_GROUP));

    assertThat(read.of(Kind.FACT_EXPORT))
        .extracting(export -> ExportCompleteness.of(export.attributes()).orElseThrow().state())
        .containsExactly(State.PARTIAL, State.COMPLETE);
  }

  @Test
  void whatTheWholeListCountsMustBeOnItsPagesTogether() {
    String next = "\"@odata.nextLink\":\"https://graph.microsoft.com/v1.0/next\",";
    FactFixtureBundle read =
        FactFixtureBundle.read(page(next + "\"@odata.count\":9,", 0, 3) + page("", 3, 3));

    assertThat(read.of(Kind.FACT_EXPORT))
        .extracting(export -> ExportCompleteness.of(export.attributes()).orElseThrow().state())
        .containsExactly(State.COMPLETE, State.PARTIAL);
  }

  @Test
  void aFetchedPageNamesItsRequestItsTimeAndTheNextPage() {
    String url = "https://graph.microsoft.com/v1.0/groups/" + GROUP + "/members?$skiptoken=abc";
    Event export =
        FactFixtureBundle.read(
                page(
                    "\"fetchedAt\":\"2026-09-24T15:00:00Z\",\"requestedUrl\":\""
                        + url
                        + "\",\"@odata.nextLink\":\""
                        + url
                        + "d\",",
                    0,
                    2))
            .only(Kind.FACT_EXPORT);

    assertThat(export.time()).isEqualTo(Instant.parse("2026-09-24T15:00:00Z"));
    assertThat(export.attributes().get(Attribute.URL)).hasValue(url);
    assertThat(export.attributes().get(Attribute.NEXT_LINK)).hasValue(url + "d");
    assertThat(export.attributes().get(Attribute.COMPLETE)).hasValue("false");
  }

  @Test
  void aLaterPageAloneIsNotTheList() {
    String url = "https://graph.microsoft.com/v1.0/groups/x/members?$skiptoken=abc";

    assertThat(of(FactFixtureBundle.read(page("\"requestedUrl\":\"" + url + "\",", 0, 2))).state())
        .isEqualTo(State.PARTIAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Date: Thu, 24 Sep 2026 15:00:00 GMT", "date: Thu, 24 Sep 2026 15:00:00 GMT"})
  void theHeaderAboveASavedResponseSaysWhenItWasMade(String date) {
    String response =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            + date
            + "\r\n\r\n"
            + page("", 0, 2);

    FactFixtureBundle read = FactFixtureBundle.read(response);

    assertThat(read.only(Kind.FACT_EXPORT).time()).isEqualTo(Instant.parse("2026-09-24T15:00:00Z"));
    assertThat(read.of(Kind.FACT_GROUP_MEMBER)).extracting(Event::line).containsExactly(5L, 6L);
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void anExportThatDoesNotSayWhenItWasMadeHasNoTime() {
    assertThat(FactFixtureBundle.read(page("", 0, 2)).only(Kind.FACT_EXPORT).time()).isNull();
  }

  @Test
  void clientKeyDataInWhichEveryRowHasADeviceIdMayHaveBeenFiltered() {
    String header = "SMSID,AADTenantID,AADDeviceID,IsRevoked,ApprovalStatus,AgentType\n";
    String row = "GUID:" + guid(1) + "," + guid(2) + "," + guid(3) + ",0,3,0\n";
    String empty = "GUID:" + guid(4) + ",NULL,NULL,0,1,0\n";

    ExportCompleteness filtered = of(FactFixtureBundle.read(header + row));
    assertThat(filtered.state()).isEqualTo(State.UNKNOWN);
    assertThat(filtered.reason())
        .isEqualTo(
            "every row has an Entra device ID: the query may have been filtered"
                + " (AADDeviceID is not null)");
    assertThat(of(FactFixtureBundle.read(header)).state()).isEqualTo(State.UNKNOWN);
    assertThat(of(FactFixtureBundle.read(header + row + empty)).state()).isEqualTo(State.COMPLETE);
  }

  @Test
  void theHeartbeatTableMayHaveBeenFilteredLikewise() {
    String header = "ResourceID,Name0,AADDeviceID\n";
    String row = "16777301,CONTOSO-PC01," + guid(1) + "\n";

    assertThat(of(FactFixtureBundle.read(header + row)).state()).isEqualTo(State.UNKNOWN);
    assertThat(of(FactFixtureBundle.read(header + row + "16777302,CONTOSO-PC02,NULL\n")).state())
        .isEqualTo(State.COMPLETE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"value\":[{\"id\":\"x\",\"deviceId\":\"y\",\"displayName\":\"PC\",\"trustType\":\"AzureAd\"}]}",
        "[{\"Id\":\"x\",\"DeviceId\":\"y\",\"DisplayName\":\"PC\",\"TrustType\":\"AzureAd\"}]",
        "id,deviceId,displayName,trustType\nx,y,PC,AzureAd\n"
      })
  void aListOfDevicesProvesNoAbsence(String devices) {
    assertThat(of(FactFixtureBundle.read(devices)).state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void collectionMembersNameTheirCollectionEachInItsOwnStatement() {
    String csv =
        "CollectionID,ResourceID,Name,SMSID\n"
            + "PS100021,16777301,CONTOSO-PC01,GUID:"
            + guid(1)
            + "\n"
            + "PS100021,16777302,CONTOSO-PC02,GUID:"
            + guid(2)
            + "\n"
            + "PS100022,16777303,CONTOSO-PC03,GUID:"
            + guid(3)
            + "\n";

    List<Event> exports = FactFixtureBundle.read(csv).of(Kind.FACT_EXPORT);

    assertThat(exports)
        .extracting(
            e -> e.attributes().get(Attribute.COLLECTION_ID).orElse(""),
            e -> e.attributes().number(Attribute.RECORD_COUNT).orElse(-1),
            e -> e.attributes().get(Attribute.COMPLETE).orElse(""),
            e -> e.attributes().get(Attribute.ID_TYPES).orElse(""))
        .containsExactly(
            tuple("PS100021", 2L, "true", "smsId resourceId"),
            tuple("PS100022", 1L, "true", "smsId resourceId"));
  }

  @Test
  void rowsCopiedFromTheConsoleMayBeASelection() {
    ExportCompleteness stated =
        of(
            FactFixtureBundle.read(
                "Name\tResource ID\tCollection ID\nCONTOSO-PC01\t16777301\tPS100021\n"));

    assertThat(stated.state()).isEqualTo(State.UNKNOWN);
    assertThat(stated.reason()).isEqualTo("rows copied from the console");
  }

  @Test
  void theRowCountOfManagementStudioIsChecked() {
    String csv = "CollectionID,ResourceID,Name\nPS100021,16777301,CONTOSO-PC01\n\n";

    assertThat(of(FactFixtureBundle.read(csv + "(1 row affected)\n")).state())
        .isEqualTo(State.COMPLETE);
    assertThat(of(FactFixtureBundle.read(csv + "(8 rows affected)\n")).reason())
        .isEqualTo("the file reports 8 rows, 1 are in the file");
  }

  @Test
  void onlyIdsThatARowHasAreNamed() {
    String csv = "CollectionID,ResourceID,Name,SMSID,AADDeviceID\nPS100021,16777301,PC,,NULL\n";

    assertThat(only(FactFixtureBundle.read(csv)).get(Attribute.ID_TYPES)).hasValue("resourceId");
    assertThat(only(FactFixtureBundle.read(page("", 0, 2))).get(Attribute.ID_TYPES))
        .hasValue("objectId");
  }
}
