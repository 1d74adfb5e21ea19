package dev.synctrace.parsers.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.log.engine.MentionScanner;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Most records belong to no grammar; their ids must be found all the same, and nothing else. */
class UnknownMessageTest {
  private static final String ID = "77e0c1d2-4b5a-41dd-8c6f-1f2e3d4c5b6a";

  private static List<String> mentions(String message) {
    return UnknownMessage.read(message, 1).attributes().mentions();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ID,
        "group " + ID + " is gone",
        "{" + ID + "}",
        "GUID:" + ID,
        "https://graph.microsoft.com/v1.0/groups/" + ID + "/members",
        "filter=deviceId%20eq%20%27" + ID + "%27&x=1",
        "{\"message\":\"Resource \\u0027" + ID + "\\u0027 does not exist\"}",
        "ScopeId_" + ID + "/Application",
        "id=" + ID + "."
      })
  void findsAGuidWhateverStandsAroundIt(String message) {
    assertThat(mentions(message)).containsExactly(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x" + ID,
        ID + "0",
        "77e0c1d2-4b5a-41dd-8c6f-1f2e3d4c5b6",
        "77e0c1d2-4b5a-41dd-8c6f_1f2e3d4c5b6a",
        "77e0c1g2-4b5a-41dd-8c6f-1f2e3d4c5b6a",
        "XXXXe388-XXXX-485c-XXXX-e8e4eb41XXXX",
        "-----------------------------------------",
        "09-18-2026 20:39:05.718-00:00"
      })
  void takesNothingElseForAGuid(String message) {
    assertThat(mentions(message)).isEmpty();
  }

  @Test
  void namesEachOnceAsWrittenInOrder() {
    String upper = ID.toUpperCase(java.util.Locale.ROOT);
    assertThat(mentions("(403) for " + ID + ", AADSTS700016 " + upper + " (403) 0x80131509 " + ID))
        .containsExactly("403", ID, "AADSTS700016", upper, "0x80131509");
  }

  @ParameterizedTest
  @CsvSource({
    "The remote server returned an error: (403) Forbidden., 403",
    "HTTP 429 Too Many Requests, 429",
    "answer HTTP/1.1 503 Service Unavailable, 503",
    "HTTP status 404, 404",
    "HTTP error 502, 502",
    "status code: 429, 429",
    "the status code is 400, 400",
    "StatusCode=403 StatusText=Forbidden, 403",
    "httpStatus: 500, 500",
    "response code [401], 401",
  })
  void findsAnHttpStatusWhereTheWordsSaySo(String message, String status) {
    assertThat(mentions(message)).containsExactly(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Processed 404 messages",
        "HTTP 600",
        "(99)",
        "(1000)",
        "status 4031",
        "status code: 40",
        "status 200.5 ms",
        "Approval status 3",
        "statistics 404",
        "code 404",
        "error 404",
        "port 443",
        "403",
        "at 12:404",
        "(403",
        "TIME/1.1 403"
      })
  void takesNoBareNumberForAnHttpStatus(String message) {
    assertThat(mentions(message)).isEmpty();
  }

  @Test
  void findsHresultsAndTokenErrors() {
    assertThat(mentions("failed with 0x87D00231.")).containsExactly("0x87d00231");
    assertThat(mentions("80004005, -2147467259 and (2147500037)")).containsExactly("0x80004005");
    assertThat(mentions("aadsts50034 and D0090016")).containsExactly("AADSTS50034", "0xd0090016");
    assertThat(mentions("AADSTS50034: no such user")).containsExactly("AADSTS50034");
    assertThat(mentions("0x8013150 0x801315090 0x00000000 10x80131509 XAADSTS1 AADSTS")).isEmpty();
  }

  @Test
  void endsOfTheTextAreNoTrap() {
    for (String message :
        List.of("", "-", "0", "0x", "0x8", "A", "AADSTS", "(4", "HTTP 4", "5 -")) {
      assertThat(mentions(message)).as(message).isEmpty();
    }
  }

  @Test
  void aHostileMessageOfIdsIsReadWithinBounds() {
    var ids = new StringBuilder();
    for (int i = 0; i < MentionScanner.MOST_MENTIONS + 10; i++) {
      ids.append(String.format("77e0c1d2-4b5a-41dd-8c6f-%012x ", i));
    }
    assertThat(mentions(ids.toString())).hasSize(MentionScanner.MOST_MENTIONS);
  }

  @Test
  void whatMentionsNothingSharesOneReading() {
    assertThat(UnknownMessage.read("Nothing to see", null))
        .isSameAs(UnknownMessage.read("Nor here", null));
  }

  @ParameterizedTest
  @CsvSource({
    "Encountered an ERROR, error",
    "Processing FAILED for x, error",
    "3 errors, error",
    "10 errors, error",
    "failed: 2, error",
    "0.5 errors, error",
    "error 0x80004005, error",
    "Error: 0x00000005, error",
    "errors: 0; failed: 1, error",
    "Retry failed after 20 tries, error",
    "WARNING: low on space, warning",
    "Failover to CM02, info",
    "failed: 0, info",
    "FailedClients: 0, info",
    "0 errors, info",
    "0 clients failed, info",
    "No errors found, info",
    "error code = 0x0, info",
    "Error: 0x00000000, info",
    "Processed 2 messages. Failed to process 0 messages., info",
    "0 warnings, info",
    "All is well, info"
  })
  void wordsDecideTheSeverityOfARecordThatHasNone(String message, String severity) {
    assertThat(UnknownMessage.read(message, null).severity().label()).isEqualTo(severity);
  }

  @Test
  void theRecordsOwnTypeIsWorthMoreThanItsWords() {
    assertThat(UnknownMessage.read("error", 1).severity()).isEqualTo(Severity.INFO);
    assertThat(UnknownMessage.read("fine", 2).severity()).isEqualTo(Severity.WARNING);
    assertThat(UnknownMessage.read("fine", 3).severity()).isEqualTo(Severity.ERROR);
    assertThat(UnknownMessage.read("verbose", 0).severity()).isEqualTo(Severity.INFO);
    assertThat(UnknownMessage.read("fine", 3).kind()).isEqualTo(Kind.OTHER);
  }
}
