package dev.synctrace.parsers.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.log.MessageReader.Classified;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which log a client's message belongs to: by component, then by file name, then by message. */
class ClientLogNamesTest {
  private static final String UNKNOWN = "a line that no log is known to write";
  private final MessageReader reader = new MessageReader();

  @ParameterizedTest
  @CsvSource({
    "BgbAgent, anything, CcmNotificationAgent",
    ", CCMNotificationAgent, CcmNotificationAgent",
    ", ClientNotificationAgent, CcmNotificationAgent",
    "ADALOperationProvider, anything, CcmAad",
    ", ADALOperationProvider, CcmAad",
    ", CcmAAD, CcmAad",
    ", MP_Registration, MP_RegistrationManager",
    ", MP_CliReg, MP_RegistrationManager",
    ", ComanagementHandler, CoManagementHandler",
    ", ClientAuth, ClientAuth",
  })
  void aLogIsKnownByTheNamesItHasHad(String component, String fileName, String log) {
    assertThat(reader.read(UNKNOWN, component, fileName).log()).isEqualTo(log);
  }

  @ParameterizedTest
  @CsvSource({"LocationServices", "CcmMessaging", "CcmNotificationAgent", "ccmsetup"})
  void anHttpErrorStaysInTheLogThatWroteIt(String log) {
    Classified error =
        reader.read("[CCMHTTP] ERROR INFO: StatusCode=403 StatusText=Forbidden", null, log);

    assertThat(error.log()).isEqualTo(log);
    assertThat(error.reading().map(ParsedMessage::kind)).contains(Kind.HTTP_ERROR_INFO);
  }

  @Test
  void aCodeTraceIsReadInAnyLog() {
    Classified trace =
        reader.read("Connect(a, b), HRESULT=80070005 (..\\Access.cpp,12)", "AnyAgent", "AnyAgent");

    assertThat(trace.log()).isEqualTo("AnyAgent");
    assertThat(trace.reading().map(ParsedMessage::kind)).contains(Kind.CODE_TRACE);
  }
}
