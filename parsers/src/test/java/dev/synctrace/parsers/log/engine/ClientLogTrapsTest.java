package dev.synctrace.parsers.log.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.log.MessageReader;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the published samples themselves get wrong: messages-client.md, the list of traps. */
class ClientLogTrapsTest {
  private final MessageReader reader = new MessageReader();

  @Test
  void anIdThatIsNoGuidIsKeptAsWritten() {
    ParsedMessage device =
        read(
            "Getting AAD (device) token with: ClientId = 0b7c8ab3-9ea1-4ffa-b2b9-8ffdd944bd8,"
                + " ResourceUrl = https://ConfigMgrService,"
                + " AccountId = 149FC29A-ECE3-123-A3C1-123456F035A6E");

    assertThat(device.kind()).isEqualTo(Kind.AADTOKEN_REQUESTED);
    assertThat(value(device, Attribute.APP_ID)).isEqualTo("0b7c8ab3-9ea1-4ffa-b2b9-8ffdd944bd8");
    assertThat(value(device, Attribute.DETAIL)).isEqualTo("149FC29A-ECE3-123-A3C1-123456F035A6E");
    assertThat(value(device, Attribute.USER_ID)).isNull();
  }

  @Test
  void aMaskedTenantIdIsKeptAsWritten() {
    ParsedMessage token =
        read(
            "Validated AAD token. TenantId: c%c8254%-203c-4df9 UserId: a DeviceId: b"
                + " OnPrem_UserSid: OnPrem_DeviceSid:");

    assertThat(value(token, Attribute.TENANT_ID)).isEqualTo("c%c8254%-203c-4df9");
    assertThat(value(token, Attribute.USER_ID)).isEqualTo("a");
    assertThat(value(token, Attribute.DEVICE_ID)).isEqualTo("b");
  }

  @Test
  void aBlankBeforeTheClosingQuoteIsNoPartOfTheId() {
    ParsedMessage device =
        read(
            "Registering device using AAD auth:"
                + " DeviceId='8d2b4ff9-0172-4998-9851-b5324303385f ', TenantId=''");

    assertThat(value(device, Attribute.DEVICE_ID))
        .isEqualTo("8d2b4ff9-0172-4998-9851-b5324303385f");
    assertThat(value(device, Attribute.TENANT_ID)).isNull();
  }

  @Test
  void anEmptyLastFieldIsNoValue() {
    ParsedMessage token =
        read(
            "Return token to client, token type: User, hierarchyId:"
                + " e8b5d451-0000-462f-0000-b5b9cd580a56, userId:"
                + " 96c95f8d-2748-465b-8b58-5feca75dbfda, deviceId: ");

    assertThat(token.kind()).isEqualTo(Kind.TOKEN_RETURNED);
    assertThat(value(token, Attribute.SMS_ID)).isNull();
    assertThat(value(token, Attribute.USER_ID)).isEqualTo("96c95f8d-2748-465b-8b58-5feca75dbfda");
  }

  @Test
  void theAnswerPrintedBelowATaskBelongsToAnotherTask() {
    ParsedMessage received =
        read(
            "Receive task from server with pushid=7, taskid=8,"
                + " taskguid=A43DD1B3-A006-4604-B012-5529380B3B6F, tasktype=1 and taskParam=");
    ParsedMessage answered = read(answer(8, 9, "1", "successfully."));

    assertThat(value(received, Attribute.PUSH_ID)).isEqualTo("7");
    assertThat(value(received, Attribute.TASK_ID)).isEqualTo("8");
    assertThat(value(answered, Attribute.PUSH_ID)).isEqualTo("8");
    assertThat(value(answered, Attribute.TASK_ID)).isEqualTo("9");
    assertThat(value(answered, Attribute.TASK_GUID)).isNull();
  }

  @Test
  void theMisspeltAnswerIsTheSameAnswer() {
    assertThat(read(answer(5, 4, "1", "successfuly.")))
        .isEqualTo(read(answer(5, 4, "1", "successfully.")));
  }

  @Test
  void aReturnCodeNobodyHasSeenIsReportedAndNotJudged() {
    ParsedMessage answered = read(answer(5, 4, "-2147024891", "successfully."));

    assertThat(value(answered, Attribute.RETURN_CODE)).isEqualTo("-2147024891");
    assertThat(answered.severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void aGuidHasOneForm() {
    for (String guid :
        new String[] {
          "A43DD1B3-A006-4604-B012-5529380B3B6F", "a43dd1b3-a006-4604-b012-5529380b3b6f"
        }) {
      ParsedMessage received =
          read(
              "Receive task from server with pushid=7, taskid=8, taskguid="
                  + guid
                  + ", tasktype=1 and taskParam=");
      assertThat(value(received, Attribute.TASK_GUID))
          .isEqualTo("a43dd1b3-a006-4604-b012-5529380b3b6f");
    }
  }

  @Test
  void anUnreadableDateDoesNotLoseTheRecord() {
    for (String date : new String[] {"00/99/2999 00:00:00", "XX/XX/XX XX:XX:XX"}) {
      ParsedMessage cached =
          read("Cached encrypted token for 'S-1-5-18'. Will expire at '" + date + "'");
      assertThat(cached.kind()).isEqualTo(Kind.CCMTOKEN_CACHED);
      assertThat(value(cached, Attribute.LOCAL_TIME)).isEqualTo(date);
    }
  }

  @Test
  void twoTenantsForOneDeviceStayTwo() {
    ParsedMessage token =
        read(
            "Validated AAD token. TokenType: UDA TenantId: 2ca9a796-a1a6-43ec-88f1-5935b32155c5"
                + " UserId: e8838041-db7a-42d5-b9ae-78813910e4cc"
                + " DeviceId: 8d2b4ff9-0172-4998-9851-b5324303385f"
                + " OnPrem_UserSid:  OnPrem_DeviceSid:  ");
    ParsedMessage registration =
        read(
            "Registering device using AAD auth: DeviceId='8d2b4ff9-0172-4998-9851-b5324303385f ',"
                + " TenantId='c8c82542-203c-4df9-9d86-cdd4dae67e0a'");

    assertThat(value(token, Attribute.DEVICE_ID))
        .isEqualTo(value(registration, Attribute.DEVICE_ID));
    assertThat(value(token, Attribute.TENANT_ID)).isEqualTo("2ca9a796-a1a6-43ec-88f1-5935b32155c5");
    assertThat(value(registration, Attribute.TENANT_ID))
        .isEqualTo("c8c82542-203c-4df9-9d86-cdd4dae67e0a");
  }

  @Test
  void aGuidOfZerosIsNoUser() {
    ParsedMessage retrieved =
        read("Retrieved AAD token for AAD user '00000000-0000-0000-0000-000000000000'");

    assertThat(retrieved.kind()).isEqualTo(Kind.AADTOKEN_RETRIEVED);
    assertThat(value(retrieved, Attribute.USER_ID)).isNull();
  }

  private ParsedMessage read(String message) {
    return reader.read(message, null, "any").reading().orElseThrow();
  }

  private static @Nullable String value(ParsedMessage reading, Attribute attribute) {
    return reading.attributes().values().get(attribute);
  }

  private static String answer(int pushId, int taskId, String returnCode, String end) {
    return "Send Task response message <BgbResponseMessage TimeStamp=\"2020-01-21T15:43:43Z\">"
        + "<PushID>%d</PushID><TaskID>%d</TaskID><ReturnCode>%s</ReturnCode>"
            .formatted(pushId, taskId, returnCode)
        + "</BgbResponseMessage> "
        + end;
  }
}
