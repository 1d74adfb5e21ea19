package dev.synctrace.parsers.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.log.MessageReader.Classified;
import dev.synctrace.parsers.log.engine.MessageLog;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets to see a message, and under which name the event goes. */
class MessageReaderTest {
  private static final String ADD =
      "Add device 6b1c2d3e-5e3c-47d4-9d12-4a8b8d2dd3c0 to group"
          + " 77e0c1d2-4b5a-41dd-8c6f-1f2e3d4c5b6a request OK";

  private final MessageReader reader = new MessageReader();

  /** Remembers what it was offered, and knows nothing. */
  private record Listener(
      Optional<String> name, Set<String> firstWords, List<String> anchors, List<String> offered)
      implements MessageLog {

    static Listener of(String firstWord, String... anchors) {
      return new Listener(
          Optional.of(firstWord), Set.of(firstWord), List.of(anchors), new ArrayList<>());
    }

    @Override
    public List<String> components() {
      return List.of("SMS_" + name.orElseThrow());
    }

    @Override
    public List<String> fileNames() {
      return List.of();
    }

    @Override
    public Optional<ParsedMessage> read(String message) {
      offered.add(message);
      return Optional.empty();
    }
  }

  @Test
  void anUnknownMessageIsOfferedToNoGrammar() {
    Listener push = Listener.of("push");
    Listener linked = Listener.of("link", "/groups/");
    var dispatch = new MessageReader(List.of(push, linked));

    Classified classified =
        dispatch.read("Pushed 3 things to https://contoso.com/devices", "SMS_push", "any");

    assertThat(classified.reading()).isEmpty();
    assertThat(classified.log()).isEqualTo("push");
    assertThat(push.offered()).isEmpty();
    assertThat(linked.offered()).isEmpty();
  }

  @Test
  void aMessageIsOfferedOnceByItsFirstWordOrByAnAnchorInAnyCase() {
    Listener push = Listener.of("push");
    Listener linked = Listener.of("link", "/groups/");
    var dispatch = new MessageReader(List.of(push, linked));

    dispatch.read("  PUSH https://contoso.com/Groups/1", "sms_PUSH", "any");
    dispatch.read("link /groups/", null, "any");

    assertThat(push.offered()).hasSize(1);
    assertThat(linked.offered()).hasSize(2);
  }

  @Test
  void theComponentNamesTheLogThenTheFileThenTheMessage() {
    assertThat(reader.read(ADD, "SMS_AZUREAD_DISCOVERY_AGENT", "x").log())
        .isEqualTo("SMS_AZUREAD_DISCOVERY_AGENT");
    assertThat(reader.read(ADD, "CollectionAADGroupSyncWorker", "x").log())
        .isEqualTo("CollectionAADGroupSyncWorker");
    assertThat(
            reader
                .read(ADD, "sms_service_connector_collectionaadgroupsyncworker", "BgbServer")
                .log())
        .isEqualTo("CollectionAADGroupSyncWorker");
    assertThat(reader.read(ADD, null, "collectionaadgroupsyncworker").log())
        .isEqualTo("CollectionAADGroupSyncWorker");
    assertThat(reader.read(ADD, "SMS_SERVICE_CONNECTOR", "pasted").log())
        .isEqualTo("SMS_AZUREAD_DISCOVERY_AGENT");
    assertThat(reader.read("Unheard of", null, "pasted").log()).isEqualTo("pasted");
  }

  @Test
  void theTwinOfALogReadsTheSameMessages() {
    ParsedMessage reading =
        reader.read(ADD, "CollectionAADGroupSyncWorker", "x").reading().orElseThrow();
    assertThat(reading.kind()).isEqualTo(Kind.GROUPSYNC_MEMBER_ADD);
    assertThat(reader.read("Batching 3 records", "GenericUploadWorker", "x").log())
        .isEqualTo("GenericUploadWorker");
    assertThat(
            reader
                .read("Batching 3 records", "GenericUploadWorker", "x")
                .reading()
                .map(ParsedMessage::kind))
        .contains(Kind.UPLOAD_BATCH);
  }

  @Test
  void anExceptionBelongsToTheLogItStandsIn() {
    String exception = "System.Data.SqlClient.SqlException: Execution Timeout Expired.";
    assertThat(reader.read(exception, null, "adminservice").reading().map(ParsedMessage::kind))
        .contains(Kind.ADMINSERVICE_EXCEPTION);
    assertThat(
            reader.read(exception, null, "GenericUploadWorker").reading().map(ParsedMessage::kind))
        .contains(Kind.EXCEPTION_TEXT);
  }

  @Test
  void aStatusMessageIsReadInAnyLog() {
    ParsedMessage reading =
        reader
            .read("STATMSG: ID=11801 SEV=I COMP=\"SMS_EXECUTIVE\"", "BgbAgent", "x")
            .reading()
            .orElseThrow();
    assertThat(reading.attributes().get(Attribute.STATUS_MESSAGE_ID)).contains("11801");
  }

  @Test
  void aTruncatedMessageIsNoMessage() {
    for (int length = 0; length < ADD.length() - " request OK".length(); length++) {
      assertThat(reader.read(ADD.substring(0, length), null, "x").reading()).isEmpty();
    }
  }

  @Test
  @Timeout(10)
  void aMessageBuiltToWearTheParserOutIsReadOrRefusedInTime() {
    String id = "6b1c2d3e-5e3c-47d4-9d12-4a8b8d2dd3c0 ";
    List.of(
            "Add device " + id.repeat(MessageReader.LONGEST_PARSED / id.length() - 1),
            "Making Graph request " + "delete https://".repeat(4000),
            "MP SSL is Disabled, " + "(1) ".repeat(15_000),
            "x https://" + "/groups/".repeat(8000),
            "STATMSG: ID=1 " + "SYS=".repeat(15_000))
        .forEach(message -> assertThat(reader.read(message, null, "x").log()).isNotEmpty());
  }

  @Test
  void aMessageTooLongToBeKnownIsNotParsed() {
    String pushed = "Get one push message from database" + ".".repeat(MessageReader.LONGEST_PARSED);
    assertThat(reader.read(pushed, null, "BgbServer").reading()).isEmpty();
    assertThat(reader.read(pushed, null, "BgbServer").log()).isEqualTo("BgbServer");
  }

  @Test
  void manyNamesAreNotRemembered() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(reader.read("Unheard of", "component" + i, "file" + i).log())
          .isEqualTo("file" + i);
    }
    assertThat(reader.read("x", "SMS_NOTIFICATION_SERVER", "x").log()).isEqualTo("BgbServer");
  }
}
