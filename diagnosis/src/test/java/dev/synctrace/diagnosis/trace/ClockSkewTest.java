package dev.synctrace.diagnosis.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.index.Case;
import dev.synctrace.index.log.ClockCorrections;
import dev.synctrace.index.log.ClockCorrections.Correction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which clocks are corrected, by how much and why; and what is only told. */
class ClockSkewTest {
  private static final String AGENT = "CLIENT-042/CcmNotificationAgent.log";
  private static final String MESSAGING = "CLIENT-042/CcmMessaging.log";
  private static final String SERVER = "MP01/BgbServer.log";
  private static final long MINUTE = 60_000;

  private final ActionLogs logs = new ActionLogs();

  @TempDir private Path temp;

  private void measure(Consumer<ClockSkew> check) throws IOException {
    try (Case opened = IngestedCase.of(temp, logs.write(temp.resolve("bundle")))) {
      check.accept(ClockSkew.of(opened));
    }
  }

  /** Pushes a minute apart, of which the receipt is recorded so much later. */
  private void pushes(String server, int first, long... received) {
    logs.site("SCP01", server);
    for (int n = 0; n < received.length; n++) {
      long push = first + n;
      String task = new UUID(7, push).toString();
      logs.started(push * MINUTE, push, push, task, 1)
          .task("CLIENT-042", push * MINUTE + received[n], push, task);
    }
  }

  private void otherLogOfTheClient() {
    logs.line(
        MESSAGING,
        "<![LOG[Successfully sent]LOG]!><time=\"07:15:00.000+000\" date=\"10-06-2026\""
            + " component=\"CcmMessaging\" context=\"\" type=\"1\" thread=\"1\" file=\"a.cpp:1\">");
  }

  private static Map<String, Duration> ahead(ClockSkew skew) {
    Map<String, Duration> ahead = new TreeMap<>();
    skew.corrections().bySource().forEach((source, one) -> ahead.put(source, one.ahead()));
    return ahead;
  }

  private static String basis(ClockSkew skew, String source) {
    Correction correction = skew.corrections().bySource().get(source);
    return correction == null ? "" : correction.basis();
  }

  @Test
  void aReceiptBeforeItsPushCorrectsAllLogsOfTheClient() throws IOException {
    pushes("MP01", 1, -39_900);
    otherLogOfTheClient();

    measure(skew -> {
      Duration behind = Duration.ofMillis(-39_901);
      assertThat(ahead(skew)).isEqualTo(Map.of(AGENT, behind, MESSAGING, behind));
      assertThat(basis(skew, MESSAGING))
          .isEqualTo(
              "The clock of CLIENT-042 is 39.9 s behind that of MP01 (1 push and its receipt).");
      assertThat(skew.uncorrected()).isEmpty();
    });
  }

  @Test
  void ofThoseThatAgreeTheLeastIsTakenSoThatNoReceiptComesBeforeItsPush() throws IOException {
    pushes("MP01", 1, -39_700, -39_950, -39_800, -39_000, 5_000);

    measure(skew -> {
      assertThat(ahead(skew)).isEqualTo(Map.of(AGENT, Duration.ofMillis(-39_951)));
      assertThat(skew.uncorrected()).isEmpty();
    });
  }

  @Test
  void aDelayThatThreePushesAgreeOnIsTheClock() throws IOException {
    pushes("MP01", 1, 10_300, 10_000, 10_900);

    measure(skew -> assertThat(ahead(skew)).isEqualTo(Map.of(AGENT, Duration.ofMillis(9_999))));
  }

  @Test
  void aDelayOfTwoPushesMayBeTheNetworkAndIsTold() throws IOException {
    pushes("MP01", 1, 10_300, 10_100);

    measure(skew -> {
      assertThat(skew.corrections()).isEqualTo(ClockCorrections.NONE);
      assertThat(skew.uncorrected())
          .containsExactly(
              "The clock of CLIENT-042 may be 10.2 s ahead of that of MP01 (2 pushes and their"
                  + " receipts); not corrected.");
    });
  }

  @Test
  void delaysThatDoNotAgreeAreTold() throws IOException {
    pushes("MP01", 1, 3_000, 12_000, 45_000, 90_000);

    measure(skew -> {
      assertThat(skew.corrections()).isEqualTo(ClockCorrections.NONE);
      assertThat(skew.uncorrected()).hasSize(1);
    });
  }

  @Test
  void aClockThatIsRightIsNotSpokenOf() throws IOException {
    pushes("MP01", 1, 80, 150, 1_900);

    measure(skew -> assertThat(skew).isEqualTo(new ClockSkew(ClockCorrections.NONE, List.of())));
  }

  @Test
  void ofSeveralServersTheOneWithMostMeasurementsDecides() throws IOException {
    pushes("MP01", 1, -5_000);
    pushes("MP02", 10, -40_000, -39_900, -39_800);

    measure(skew -> {
      assertThat(ahead(skew)).isEqualTo(Map.of(AGENT, Duration.ofMillis(-40_001)));
      assertThat(basis(skew, AGENT)).contains("MP02");
      assertThat(skew.uncorrected())
          .containsExactly(
              "The clock of CLIENT-042 may be 35 s ahead of that of MP01 (1 push and its receipt);"
                  + " not corrected.");
    });
  }

  @Test
  void aNoteWinsOverWhatIsMeasured() throws IOException {
    pushes("MP01", 1, -39_900, -39_950);
    otherLogOfTheClient();
    logs.line("case-notes.yaml", "clock: {skewSeconds: {client-042.contoso.com: -41}}");

    measure(skew -> {
      Duration behind = Duration.ofSeconds(-41);
      assertThat(ahead(skew)).isEqualTo(Map.of(AGENT, behind, MESSAGING, behind));
      assertThat(basis(skew, AGENT))
          .isEqualTo("The clock of client-042.contoso.com is 41 s behind (case notes).");
      assertThat(skew.uncorrected()).isEmpty();
    });
  }

  @Test
  void aNoteThatContradictsTheMeasurementWinsAndTheRestIsTold() throws IOException {
    pushes("MP01", 1, -39_900);
    logs.line("case-notes.yaml", "clock: {skewSeconds: {CLIENT-042: 0}}");

    measure(skew -> {
      assertThat(ahead(skew)).isEqualTo(Map.of(AGENT, Duration.ZERO));
      assertThat(basis(skew, AGENT)).isEqualTo("The clock of CLIENT-042 is correct (case notes).");
      assertThat(skew.uncorrected())
          .containsExactly(
              "The clock of CLIENT-042 may be 39.9 s behind that of MP01 (1 push and its receipt);"
                  + " not corrected.");
    });
  }

  @Test
  void aNoteOnTheServerMovesWhatIsMeasuredAgainstIt() throws IOException {
    pushes("MP01", 1, -39_900);
    logs.line("case-notes.yaml", "clock: {skewSeconds: {MP01: 40}}");

    measure(skew -> {
      assertThat(ahead(skew)).isEqualTo(Map.of(SERVER, Duration.ofSeconds(40)));
      assertThat(skew.uncorrected()).isEmpty();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "9223372036854775807", "-99999999999", "''", "1e3"})
  void aNoteThatIsNoNumberOfSecondsIsTold(String seconds) throws IOException {
    pushes("MP01", 1, 100);
    logs.line("case-notes.yaml", "clock: {skewSeconds: {MP01: " + seconds + "}}");

    measure(skew -> {
      assertThat(skew.corrections()).isEqualTo(ClockCorrections.NONE);
      assertThat(skew.uncorrected())
          .containsExactly(
              "The clock of MP01 in the case notes (case-notes.yaml:1) is not a number of seconds,"
                  + " such as 40 or -40.");
    });
  }

  @Test
  void notesOnMachinesWithoutSourcesAndTwoNotesOnOneAreTold() throws IOException {
    pushes("MP01", 1, 100);
    logs.line("a/case-notes.yaml", "clock: {skewSeconds: {MP01: 40, MP07: 1}}");
    logs.line("b/case-notes.yaml", "clock: {skewSeconds: {mp01: 50}}");

    measure(skew -> {
      assertThat(ahead(skew)).isEqualTo(Map.of(SERVER, Duration.ofSeconds(40)));
      assertThat(skew.uncorrected())
          .startsWith(
              "The case notes (a/case-notes.yaml:1) state the clock of MP07, but no source is known"
                  + " to be of that machine.",
              "The case notes state the clock of mp01 twice. The first statement is used, not"
                  + " b/case-notes.yaml:1.");
    });
  }

  /** Answers whose own stamp is so much earlier than their record. */
  private void answers(long early, int count) {
    for (int push = 1; push <= count; push++) {
      long stamp = push * MINUTE;
      logs.client(
          "CLIENT-042",
          stamp + early,
          "Send Task response message <BgbResponseMessage TimeStamp=\"2026-10-06T07:%02d:00Z\"><PushID>%d</PushID><TaskID>%d</TaskID><ReturnCode>1</ReturnCode></BgbResponseMessage> successfully."
              .formatted(15 + push, push, push));
    }
  }

  @Test
  void aWrongTimeZoneIsCorrectedForItsLogOnlyAndIsNotTheClock() throws IOException {
    long hour = 60 * MINUTE;
    pushes("MP01", 1, hour - 39_900, hour - 39_800);
    answers(hour + 400, 3);
    otherLogOfTheClient();

    measure(skew -> {
      assertThat(ahead(skew))
          .isEqualTo(
              Map.of(
                  AGENT, Duration.ofMillis(hour - 39_901), MESSAGING, Duration.ofMillis(-39_901)));
      assertThat(basis(skew, AGENT))
          .isEqualTo(
              "The clock of CLIENT-042 is 39.9 s behind that of MP01 (2 pushes and their receipts)."
                  + " The times in CLIENT-042/CcmNotificationAgent.log are 1 h ahead of the UTC"
                  + " times in its records: its time zone is wrong.");
      assertThat(skew.uncorrected()).isEmpty();
    });
  }

  @Test
  void aWrongTimeZoneStaysCorrectedBesideANoteOnTheClock() throws IOException {
    answers(-90 * MINUTE, 2);
    logs.line("case-notes.yaml", "clock: {skewSeconds: {CLIENT-042: 40}}");

    measure(
        skew -> assertThat(ahead(skew)).isEqualTo(Map.of(AGENT, Duration.ofSeconds(40 - 90 * 60))));
  }

  @Test
  void aNoteOfAnHourMayMeanTheTimeZoneAndIsNotAddedToIt() throws IOException {
    answers(60 * MINUTE, 2);
    logs.line("case-notes.yaml", "clock: {skewSeconds: {CLIENT-042: 3600}}");

    measure(skew -> assertThat(ahead(skew)).isEqualTo(Map.of(AGENT, Duration.ofHours(1))));
  }

  @Test
  void stampsThatAreOffByMinutesAreTold() throws IOException {
    answers(5 * MINUTE, 2);

    measure(skew -> {
      assertThat(skew.corrections()).isEqualTo(ClockCorrections.NONE);
      assertThat(skew.uncorrected())
          .containsExactly(
              "The times in CLIENT-042/CcmNotificationAgent.log are 5 min ahead of the UTC times in"
                  + " its records (2 measured); not corrected.");
    });
  }

  @Test
  void whenManyClientsReceiveOnlyThoseWithMostRecordsAreMeasured() throws IOException {
    int clients = ClockSkewFinder.LOGS + 3;
    int each = ClockSkewFinder.MOST / clients + 1;
    for (int client = 0; client < clients; client++) {
      for (int n = 0; n < (client == 57 ? each + 1 : each); n++) {
        long push = client * 1_000L + n;
        String task = new UUID(8, push).toString();
        long behind = client == 57 ? 40_000 : 0;
        logs.started(push * 100, push, push, task, 1)
            .task("CLIENT-%03d".formatted(client), push * 100 + 50 - behind, push, task);
      }
    }

    measure(skew -> {
      assertThat(ahead(skew))
          .isEqualTo(Map.of("CLIENT-057/CcmNotificationAgent.log", Duration.ofMillis(-39_951)));
      assertThat(skew.uncorrected())
          .containsExactly(
              "The clocks of 3 more logs were not measured, only those of the 100 with most receipts.");
    });
  }

  @Test
  void ofManyPushesTheLastOfEachLogAreMeasured() throws IOException {
    long[] received = new long[ClockSkewFinder.MOST + 1];
    Arrays.setAll(received, n -> -40_000 + n % 100);
    pushes("MP01", 1, received);

    measure(skew -> {
      assertThat(ahead(skew)).isEqualTo(Map.of(AGENT, Duration.ofMillis(-40_001)));
      assertThat(basis(skew, AGENT)).contains("(20 pushes and their receipts)");
    });
  }
}
