package dev.synctrace.parsers.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same sixteen audits of the made-up Contoso tenant, exported in every way there is. */
class AuditVariantsTest {

  /**
   * A file and what its variant is known to lose.
   *
   * @param precision of its times
   * @param lost attributes it does not have, or has from elsewhere
   * @param texts whether component, sentence and further ids are those of Graph
   */
  record Variant(String file, ChronoUnit precision, Set<Attribute> lost, boolean texts) {
    @Override
    public String toString() {
      return file;
    }
  }

  private static final ChronoUnit FULL = ChronoUnit.NANOS;
  private static final Set<Attribute> NOTHING = EnumSet.noneOf(Attribute.class);
  private static final Set<Attribute> PORTAL_CSV =
      EnumSet.of(Attribute.AUDIT_ID, Attribute.OPERATION);
  private static final Set<Attribute> UNIFIED =
      EnumSet.of(Attribute.AUDIT_ID, Attribute.OPERATION, Attribute.CATEGORY, Attribute.REASON);

  static Stream<Variant> variants() {
    return Stream.of(
        new Variant("01-graph.jsonl", FULL, NOTHING, true),
        new Variant("01-graph-pages.json", FULL, NOTHING, true),
        new Variant("02-sdk.jsonl", FULL, NOTHING, true),
        new Variant("03-powershell.json", ChronoUnit.MILLIS, NOTHING, true),
        new Variant("04-eventhub.json", FULL, NOTHING, true),
        new Variant("04-storage.jsonl", FULL, NOTHING, true),
        new Variant("06-loganalytics.json", FULL, NOTHING, true),
        new Variant("06-loganalytics.csv", ChronoUnit.MILLIS, NOTHING, true),
        new Variant("07-portal.json", FULL, NOTHING, true),
        new Variant("08-portal.csv", FULL, PORTAL_CSV, true),
        new Variant("08-portal-es.csv", FULL, PORTAL_CSV, true),
        new Variant("08-portal-older.csv", FULL, PORTAL_CSV, true),
        new Variant("09-unified.csv", ChronoUnit.SECONDS, UNIFIED, false),
        new Variant("09-unified.json", ChronoUnit.SECONDS, UNIFIED, false),
        new Variant("10-cloudappevents.csv", FULL, UNIFIED, false));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyVariantTellsTheStoryOfTheGraphExport(Variant variant) throws IOException {
    AuditFixtures.Read graph = AuditFixtures.file("01-graph.json");
    AuditFixtures.Read read = AuditFixtures.file(variant.file());

    assertThat(read.recognised()).isTrue();
    assertThat(read.outcome().framing()).isEqualTo("audit");
    assertThat(read.outcome().records()).isEqualTo(16);
    assertThat(read.outcome().unframedLines()).isZero();
    assertThat(told(read.events(), variant)).isEqualTo(told(graph.events(), variant));
  }

  @Test
  void theGraphExportTellsItsSixteenAudits() throws IOException {
    AuditFixtures.Read graph = AuditFixtures.file("01-graph.json");

    assertThat(graph.outcome().problems()).isEmpty();
    assertThat(graph.events().reversed())
        .extracting(Event::kind)
        .containsExactly(
            Kind.AUDIT_GROUP_ADDED,
            Kind.AUDIT_OWNER_ADDED,
            Kind.AUDIT_DEVICE_ADDED,
            Kind.AUDIT_MEMBER_ADDED,
            Kind.AUDIT_MEMBER_ADDED,
            Kind.AUDIT_MEMBER_ADDED,
            Kind.AUDIT_MEMBER_REMOVED,
            Kind.AUDIT_MEMBER_ADDED,
            Kind.AUDIT_MEMBER_REMOVED,
            Kind.AUDIT_DEVICE_UPDATED,
            Kind.AUDIT_APP_CREDENTIALS,
            Kind.AUDIT_PERMISSION_REMOVED,
            Kind.AUDIT_GROUP_UPDATED,
            Kind.AUDIT_DEVICE_DELETED,
            Kind.AUDIT_OTHER,
            Kind.AUDIT_GROUP_DELETED);
    assertThat(graph.events().reversed())
        .extracting(event -> AuditFixtures.said(event, Attribute.ACTOR_KIND))
        .containsExactly(
            "user",
            "user",
            "entra-connect",
            "app",
            "app",
            "app",
            "user",
            "app",
            "dynamic-membership",
            "app",
            "user",
            "user",
            "user",
            "entra-connect",
            "user",
            "user");
    assertThat(graph.events().reversed())
        .extracting(event -> AuditFixtures.said(event, Attribute.GROUP_ID))
        .filteredOn(group -> group != null)
        .hasSize(11)
        .containsOnly(AuditFixtures.GROUP);
  }

  @Test
  void theOnlyTruncationToldIsTheOneThereIs() throws IOException {
    assertThat(AuditFixtures.file("04-eventhub.json").outcome().problems()).isEmpty();
    assertThat(AuditFixtures.file("06-loganalytics.json").outcome().problems()).isEmpty();
    assertThat(AuditFixtures.file("09-unified.json").outcome().problems()).isEmpty();
    assertThat(AuditFixtures.file("08-portal.csv").problem())
        .startsWith("1 of 16 records (first at line 15): all property columns");
  }

  @Test
  void encodingsAreRecognisedByContent() throws IOException {
    assertThat(AuditFixtures.file("03-powershell.json").outcome().encoding()).isEqualTo("utf-16le");
    assertThat(AuditFixtures.file("08-portal.csv").outcome().encoding()).isEqualTo("utf-8-bom");
    assertThat(AuditFixtures.file("01-graph.json").outcome().encoding()).isEqualTo("utf-8");
  }

  @Test
  void refusedGraphCallsShowWhatTheAppTriedInVain() throws IOException {
    List<Event> calls = AuditFixtures.file("11-graphactivity.jsonl").events();

    assertThat(calls).extracting(Event::kind).containsOnly(Kind.GRAPH_ACTIVITY);
    Event refused = calls.getFirst();
    assertThat(refused.severity().label()).isEqualTo("error");
    assertThat(refused.attributes().number(Attribute.HTTP_STATUS)).hasValue(403);
    assertThat(AuditFixtures.said(refused, Attribute.METHOD)).isEqualTo("POST");
    assertThat(AuditFixtures.said(refused, Attribute.GROUP_ID)).isEqualTo(AuditFixtures.GROUP);
    assertThat(AuditFixtures.said(refused, Attribute.ACTOR_ID)).isEqualTo(AuditFixtures.SERVER_APP);
    assertThat(refused.message()).endsWith("/members/$ref answered 403");
    assertThat(AuditFixtures.said(calls.get(1), Attribute.OBJECT_ID)).isEqualTo(AuditFixtures.PC1);
    assertThat(calls.get(1).severity().label()).isEqualTo("warning");
    assertThat(calls.get(2).severity().label()).isEqualTo("info");
  }

  @Test
  void theFormatOf2018IsKeptForSearchAndSaidToBeNoMore() throws IOException {
    AuditFixtures.Read legacy = AuditFixtures.file("05-legacy.json");

    assertThat(legacy.problem()).contains("Event Hub format of 2018");
    assertThat(legacy.only().kind()).isEqualTo(Kind.AUDIT_MEMBER_ADDED);
    assertThat(legacy.only().attributes().mentions())
        .contains(AuditFixtures.PC1, AuditFixtures.GROUP);
  }

  private static Map<String, String> told(List<Event> events, Variant variant) {
    Map<String, String> told = new TreeMap<>();
    for (Event event : events) {
      StringBuilder text = new StringBuilder();
      text.append(event.time() == null ? null : event.time().truncatedTo(variant.precision()))
          .append(' ')
          .append(event.kind().label())
          .append(' ')
          .append(event.severity());
      event
          .attributes()
          .values()
          .forEach((attribute, value) -> {
            boolean ofTheFile =
                attribute == Attribute.RECORD_NUMBER || attribute == Attribute.TENANT_ID;
            if (!ofTheFile && !variant.lost().contains(attribute)) {
              text.append("\n  ").append(attribute.label()).append('=').append(value);
            }
          });
      if (variant.texts()) {
        text.append("\n  ").append(event.component()).append(": ").append(event.message());
        text.append("\n  ").append(event.attributes().mentions());
      }
      told.put(
          String.valueOf(AuditFixtures.said(event, Attribute.CORRELATION_ID)), text.toString());
    }
    return told;
  }
}
