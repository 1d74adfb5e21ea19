package dev.synctrace.output.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.index.Case;
import dev.synctrace.output.BundleCase;
import dev.synctrace.output.redact.CaseRedaction;
import dev.synctrace.output.redact.Redaction;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportJsonTest {
  @TempDir private Path temp;

  @Test
  void oneDocumentHoldsEverything() throws IOException {
    try (Case opened = BundleCase.of(temp, Path.of("..", "samples", "contoso-group-sync"))) {
      String document = json(opened, Redaction.secretsOnly());

      assertThat(keys(document))
          .containsExactly(
              "tool",
              "version",
              "mappings",
              "verdicts",
              "site",
              "prerequisites",
              "coverage",
              "collectNext",
              "unknownErrors",
              "traces",
              "activities",
              "bundles",
              "sources",
              "masked");
      assertThat(document).contains("\"version\" : \"1.2.3\"", "CLIENT-095", "\"sha256\"");
    }
  }

  @Test
  void whatWasReplacedIsListedByClass() throws IOException {
    try (Case opened = BundleCase.of(temp, Path.of("..", "samples", "contoso-group-sync"))) {
      assertThat(json(opened, CaseRedaction.of(opened, null)))
          .containsPattern("\"class\" : \"device\",\\s+\"identifiers\" : \\d+,\\s+\"places\"");
    }
  }

  @Test
  void theSameCaseGivesTheSameBytes() throws IOException {
    try (Case opened = BundleCase.of(temp, Path.of("..", "samples", "contoso-tenant-attach"))) {
      assertThat(json(opened, CaseRedaction.of(opened, null)))
          .isEqualTo(json(opened, CaseRedaction.of(opened, null)));
    }
  }

  private static String json(Case opened, Redaction redaction) throws IOException {
    StringWriter out = new StringWriter();
    Diagnosis diagnosis = Diagnosis.of(opened, CauseCatalogue.load(null), null);
    ReportJson.write(out, opened, diagnosis, new Traces(opened), redaction, "1.2.3");
    return out.toString();
  }

  private static List<String> keys(String document) throws IOException {
    List<String> keys = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(document)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        keys.add(json.currentName());
        json.nextToken();
        json.skipChildren();
      }
    }
    return keys;
  }
}
