package dev.synctrace.parsers.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.catalogue.CompiledYaml;
import dev.synctrace.parsers.log.LogDescription;
import dev.synctrace.parsers.log.LogDescription.Example;
import dev.synctrace.parsers.log.LogDescription.KnownKind;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example of a known event log, composed as a record, is read as its file says. */
class EventLogCatalogueTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("Event (?<id>\\d+) \\((?<provider>[^)]+)\\)(?:: (?<values>.*))?");
  private static final Pattern NAMED = Pattern.compile("(?<name>[A-Z][A-Za-z]+): (?<value>.*)");
  private static final Instant TIME = Instant.parse("2026-10-13T13:48:09Z");

  @TestFactory
  Stream<DynamicTest> examples() {
    return LogDescription.eventLogs().stream()
        .flatMap(log ->
            log.kinds().stream()
                .flatMap(kind ->
                    kind.messages().stream()
                        .map(example ->
                            DynamicTest.dynamicTest(
                                kind.kind() + ": " + example.text(),
                                () -> reads(log, kind, example)))));
  }

  private static void reads(LogDescription log, KnownKind kind, Example example)
      throws IOException {
    Severity severity = kind.type().severity();
    Event event = compose(log.log(), example.text(), level(severity));
    assertThat(event.message()).isEqualTo(example.text());
    assertThat(event.log()).isEqualTo(log.log());
    assertThat(event.kind()).isEqualTo(kind.type());
    assertThat(event.severity()).isEqualTo(severity);
    Map<String, String> attributes = new HashMap<>();
    event.attributes().values().forEach((key, value) -> attributes.put(key.label(), value));
    Map<String, String> expected = new HashMap<>();
    Optional.ofNullable(example.attributes())
        .ifPresent(given -> given.forEach((key, value) -> expected.put(key, value.toString())));
    assertThat(attributes).isEqualTo(expected);
  }

  @Test
  void theTokenOfAnotherAppIsNotTheClients() throws IOException {
    String text =
        "Event 1098 (Microsoft-Windows-AAD): Error: 3489660950;"
            + " AdditionalInformation: Request: resource: https://outlook.office365.com";

    assertThat(compose("Microsoft-Windows-AAD/Operational", text, 2).kind())
        .isEqualTo(Kind.BROKER_TOKEN_FAILED);
  }

  @Test
  void anEventThatIsNotDocumentedIsOther() throws IOException {
    Event event =
        compose(
            "Microsoft-Windows-AAD/Operational",
            "Event 4711 (Microsoft-Windows-AAD): Error: 0x80070005",
            2);

    assertThat(event.kind()).isEqualTo(Kind.OTHER);
    assertThat(event.severity()).isEqualTo(Severity.ERROR);
    assertThat(event.attributes().mentions()).containsExactly("0x80070005");
  }

  /** The number of an event has a meaning only for its provider. */
  @Test
  void theSameNumberOfAnotherProviderIsOther() throws IOException {
    assertThat(compose("Application", "Event 1098 (Contoso-Inventory)", 4).kind())
        .isEqualTo(Kind.OTHER);
  }

  /** An event that is listed twice needs a condition, or the second is never found. */
  @Test
  void onlyTheLastOfAnEventIsWithoutACondition() {
    for (var file : CompiledYaml.of(EventLogKinds.class).files().values()) {
      Set<Integer> complete = new HashSet<>();
      for (var kind : file.required("kinds")) {
        for (var event : kind.required("events")) {
          assertThat(complete).doesNotContain(event.required("id").asInt());
          if (!event.has("only")) {
            complete.add(event.required("id").asInt());
          }
        }
      }
    }
  }

  private static int level(Severity severity) {
    return switch (severity) {
      case ERROR -> 2;
      case WARNING -> 3;
      case INFO -> 4;
    };
  }

  private static Event compose(String channel, String text, int level) throws IOException {
    Matcher example = EXAMPLE.matcher(text);
    assertThat(example.matches()).as(text).isTrue();
    ComposedEvent event =
        ComposedEvent.of(Integer.parseInt(example.group("id")), TIME).level(level);
    if (example.group("values") != null) {
      for (String value : example.group("values").split("; ")) {
        Matcher named = NAMED.matcher(value);
        event =
            named.matches()
                ? event.with(named.group("name"), named.group("value"))
                : event.with("", value);
      }
    }
    byte[] log = new EventLogComposer(channel, example.group("provider")).add(event).bytes();
    return EventLogFixture.of(log).events().getFirst();
  }
}
