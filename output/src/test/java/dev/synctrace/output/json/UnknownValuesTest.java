package dev.synctrace.output.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.synctrace.diagnosis.compare.CaseComparison.Change;
import dev.synctrace.diagnosis.compare.CaseComparison.VerdictDifference;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.evidence.Proof;
import dev.synctrace.diagnosis.membership.SyncPrediction;
import dev.synctrace.diagnosis.reconcile.CollectNext.Collectable;
import dev.synctrace.diagnosis.status.MappingStatus;
import dev.synctrace.diagnosis.status.MappingStatus.ConsoleSyncState;
import dev.synctrace.diagnosis.status.SyncEstimate;
import dev.synctrace.diagnosis.trace.advice.UserDeviceNames.ActionDevice;
import dev.synctrace.diagnosis.verdict.Presence;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.schema.JsonOutput;
import dev.synctrace.output.schema.ObjectSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Objects in which all is unknown that can be, or all is known, have their schema. */
class UnknownValuesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GROUP = "3fc9ec03-5c11-4f0e-9d3b-0a6c1f2e7b55";

  private static <T> JsonNode written(ObjectSchema<T> schema, T value) throws IOException {
    StringWriter text = new StringWriter();
    JsonGenerator json = Json.lines(text);
    schema.write(new JsonOutput(json, Redaction.secretsOnly()), value);
    json.flush();
    JsonNode object = JSON.readTree(text.toString());
    JsonSchema validator =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema((JsonNode) JSON.valueToTree(schema.document(schema.name())));
    assertThat(validator.validate(object)).extracting(ValidationMessage::getMessage).isEmpty();
    return object;
  }

  private static MappingStatus status(Mapping mapping, SyncEstimate estimate) {
    return new MappingStatus(
        mapping,
        ConsoleSyncState.UNKNOWN,
        null,
        null,
        null,
        null,
        Map.of(),
        0,
        null,
        null,
        null,
        estimate,
        List.of());
  }

  @Test
  void aMappingOfWhichOnlyTheGroupIsKnown() throws IOException {
    Mapping mapping = new Mapping(GROUP, null, null, null, null);

    JsonNode written =
        written(ExplainJson.MAPPING, status(mapping, new SyncEstimate(null, null, null)));

    assertThat(written.properties())
        .filteredOn(key -> !key.getValue().isNull())
        .extracting(Map.Entry::getKey)
        .containsExactly("groupId", "status", "differences");
  }

  @Test
  void aMappingWhoseEndIsEstimated() throws IOException {
    Mapping mapping = new Mapping(GROUP, "Finance", "P0100042", "Finance devices", 16_777_217L);
    Instant end = Instant.parse("2026-10-13T13:48:09Z");

    JsonNode written =
        written(ExplainJson.MAPPING, status(mapping, new SyncEstimate(8L, 40L, end)));

    assertThat(written.get("estimatedEnd").asText()).isEqualTo("2026-10-13T13:48:09.000Z");
    assertThat(written.get("remaining").asLong()).isEqualTo(40);
  }

  @Test
  void aPredictionThatLeavesBothSynchronizationsOpen() throws IOException {
    JsonNode written =
        written(
            ExplainJson.PREDICTION,
            new SyncPrediction(
                Presence.UNKNOWN, Presence.UNKNOWN, "Not known.", Proof.unmet(), List.of("S01")));

    assertThat(written.get("afterIncremental").isNull()).isTrue();
    assertThat(written.get("afterFull").isNull()).isTrue();
  }

  @Test
  void aDeviceWithAndWithoutItsIds() throws IOException {
    JsonNode known =
        written(
            TraceJson.DEVICE,
            new ActionDevice(
                "CLIENT-042",
                16_777_220L,
                "b7d0",
                ActionDevice.State.ANSWERED,
                1L,
                "It answered."));
    JsonNode unknown =
        written(
            TraceJson.DEVICE,
            new ActionDevice(null, null, null, ActionDevice.State.TARGETED, null, "Targeted."));

    assertThat(known.get("resourceId").asLong()).isEqualTo(16_777_220);
    assertThat(unknown.get("name").isNull()).isTrue();
    assertThat(unknown.get("state").asText()).isEqualTo("targeted");
  }

  @Test
  void machinesAreNamedOnlyWhereThereAreMany() throws IOException {
    JsonNode one =
        written(
            FindingJson.COLLECTABLE,
            new Collectable("CcmAad.log", "Copy it", "PC-1", List.of(), 1, 0));
    JsonNode many =
        written(
            FindingJson.COLLECTABLE,
            new Collectable("CcmAad.log", "Copy it", null, List.of("PC-1", "PC-2"), 9, 2));

    assertThat(one.has("machines")).isFalse();
    assertThat(many.get("machines")).hasSize(2);
    assertThat(many.get("machine").isNull()).isTrue();
  }

  @Test
  void aDifferenceOfAMemberThatNeitherCaseNames() throws IOException {
    JsonNode written =
        written(
            ComparisonJson.VERDICT,
            new VerdictDifference(
                "b7d0",
                "b7d0",
                new Mapping(GROUP, null, null, null, null),
                null,
                null,
                Change.GONE));

    assertThat(written.get("old").isNull()).isTrue();
    assertThat(written.get("groupName").isNull()).isTrue();
    assertThat(written.get("change").asText()).isEqualTo("gone");
  }
}
