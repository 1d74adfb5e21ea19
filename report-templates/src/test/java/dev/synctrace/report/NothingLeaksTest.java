package dev.synctrace.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.output.BundleCase;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.VerdictListing;
import dev.synctrace.output.json.ReportJson;
import dev.synctrace.output.markdown.MarkdownSummary;
import dev.synctrace.output.redact.CaseIdentifiers;
import dev.synctrace.output.redact.CaseRedaction;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.redact.pseudonym.RedactionKey;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.report.page.ReportOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No identifier of any sample is in anything that is written of it with pseudonyms. */
@Tag("slow")
class NothingLeaksTest {
  private static final @Nullable RedactionKey NO_KEY = null;
  private static final RedactionKey KEY =
      RedactionKey.of("a secret of the tests".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path temp;

  static List<Path> samples() throws IOException {
    return BundleCase.samples();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noIdentifierStandsInThePageNorInItsPackedData(Path sample) throws IOException {
    try (Case opened = BundleCase.of(temp, sample)) {
      CaseIdentifiers identifiers = CaseIdentifiers.of(opened);

      String plain = page(opened, Redaction.secretsOnly());
      assertThat(identifiers.in(plain)).as("the test sees them").isNotEmpty();
      String redacted = page(opened, CaseRedaction.of(opened, KEY));
      assertThat(identifiers.in(redacted)).isEmpty();
      assertThat(redacted).contains("Redacted", "cannot be recognized and may remain");
      assertThat(plain).doesNotContain("cannot be recognized and may remain");
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noIdentifierStandsInTheJson(Path sample) throws IOException {
    try (Case opened = BundleCase.of(temp, sample)) {
      StringWriter plain = new StringWriter();
      json(opened, Redaction.secretsOnly(), plain);
      StringWriter out = new StringWriter();
      json(opened, CaseRedaction.of(opened, KEY), out);

      CaseIdentifiers identifiers = CaseIdentifiers.of(opened);
      assertThat(identifiers.in(plain.toString())).as("the test sees them").isNotEmpty();
      assertThat(identifiers.in(out.toString())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noIdentifierStandsInTheCsv(Path sample) throws IOException {
    try (Case opened = BundleCase.of(temp, sample)) {
      StringWriter out = new StringWriter();
      PrintWriter lines = new PrintWriter(out);
      OutputFormat.CSV.write(
          new VerdictListing(
              diagnosis(opened), ExplainRequest.all(), CaseRedaction.of(opened, NO_KEY)),
          new TextPage(lines, Integer.MAX_VALUE, false));
      lines.flush();

      assertThat(CaseIdentifiers.of(opened).in(out.toString())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noIdentifierStandsInTheSummary(Path sample) throws IOException {
    try (Case opened = BundleCase.of(temp, sample)) {
      StringWriter out = new StringWriter();
      MarkdownSummary.write(
          out,
          opened,
          diagnosis(opened),
          new Traces(opened),
          CaseRedaction.of(opened, NO_KEY),
          "Contoso: CLIENT-042",
          "1.0");

      assertThat(CaseIdentifiers.of(opened).in(out.toString())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void noIdentifierIsLeftInAnyRecordAndRedactingTwiceChangesNothing(Path sample)
      throws IOException {
    try (Case opened = BundleCase.of(temp, sample)) {
      CaseIdentifiers identifiers = CaseIdentifiers.of(opened);
      CaseRedaction numbered = CaseRedaction.of(opened, NO_KEY);
      CaseRedaction keyed = CaseRedaction.of(opened, KEY);
      StringBuilder all = new StringBuilder();
      for (Event event : opened.events().search(SearchRequest.all()).events()) {
        for (CaseRedaction redaction : List.of(numbered, keyed)) {
          String once = redaction.text(event.source() + ": " + event.message());
          assertThat(redaction.text(once)).isEqualTo(once);
          all.append(once).append('\n');
          event
              .attributes()
              .values()
              .values()
              .forEach(value -> all.append(redaction.text(value)).append('\n'));
        }
      }
      assertThat(identifiers.in(all.toString())).isEmpty();
    }
  }

  private static String page(Case opened, Redaction redaction) throws IOException {
    StringWriter out = new StringWriter();
    ReportOptions options =
        new ReportOptions(
            "Contoso: CLIENT-042",
            ZoneOffset.UTC,
            redaction,
            true,
            Instant.EPOCH,
            "1.0",
            "synctrace report contoso/CLIENT-042.zip");
    HtmlReport.write(opened, diagnosis(opened), new Traces(opened), options, out);
    return String.join("\n", PageText.everything(out.toString()));
  }

  private static void json(Case opened, Redaction redaction, StringWriter out) throws IOException {
    ReportJson.write(out, opened, diagnosis(opened), new Traces(opened), redaction, "1.0");
  }

  private static Diagnosis diagnosis(Case opened) throws IOException {
    return Diagnosis.of(opened, CauseCatalogue.load(null), null);
  }
}
