package dev.synctrace.output.json;

import static dev.synctrace.output.schema.Property.list;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.stream;
import static dev.synctrace.output.schema.Property.word;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.ServiceConnectorActivities;
import dev.synctrace.index.Case;
import dev.synctrace.index.ingest.IngestedSource;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.json.ExplainJson.ExplainAnswer;
import dev.synctrace.output.json.TraceJson.TraceAnswer;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.redact.Redaction.ReplacementCount;
import dev.synctrace.output.schema.JsonOutput;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.schema.Property;
import dev.synctrace.output.text.ActionsOfCase;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole report as one JSON document: the keys of {@code explain} and {@code trace} side by
 * side, then the sources as {@code ingest} has them, then what was replaced. Written as it is read;
 * nothing is held.
 */
public final class ReportJson {
  private static final ObjectSchema<ReplacementCount> MASKED =
      ObjectSchema.of(
          "masked",
          "Number of replaced identifiers of one class.",
          word("class", ReplacementCount::identifierClass, "Class of identifier."),
          number("identifiers", ReplacementCount::identifiers, "Number of different ones."),
          number("places", ReplacementCount::places, "Number of replacements."));

  private ReportJson() {}

  private record ReportAnswer(
      Case opened,
      ExplainAnswer verdicts,
      TraceAnswer actions,
      Redaction redaction,
      String version) {}

  /** Returns the schema of the document. */
  public static ObjectSchema<?> schema() {
    return document(SourceMachines.NONE);
  }

  private static ObjectSchema<ReportAnswer> document(SourceMachines machines) {
    List<Property<ReportAnswer>> properties = new ArrayList<>();
    properties.add(word("tool", _ -> "synctrace", "The program: synctrace."));
    properties.add(word("version", ReportAnswer::version, "Version of the program."));
    properties.addAll(ExplainJson.document(machines).propertiesOf(ReportAnswer::verdicts));
    properties.add(
        stream(
            "traces",
            TraceJson.action(machines),
            (report, consumer) -> report.actions().forEach(consumer),
            "The actions, oldest first."));
    properties.add(TraceJson.activities(report -> report.actions().activities().get()));
    properties.add(SourceJson.bundles(report -> report.opened().machines()));
    properties.add(
        list(
            "sources",
            SourceJson.source(machines),
            report ->
                report.opened().sources().stream()
                    .map(source -> new IngestedSource(source, true))
                    .toList(),
            "The files of the case."));
    properties.add(
        list(
            "masked",
            MASKED,
            report -> report.redaction().masked(),
            "What was replaced, by class of identifier; empty without --redact."));
    return ObjectSchema.of(
        "report", "All verdicts and actions of a case, with its sources.", properties);
  }

  /**
   * Writes the document and leaves the writer open.
   *
   * @param version of the tool
   */
  public static void write(
      Writer out,
      Case opened,
      Diagnosis diagnosis,
      Traces traces,
      Redaction redaction,
      String version)
      throws IOException {
    JsonGenerator json = Json.document(out);
    ExplainRequest all = ExplainRequest.all();
    ReportAnswer report =
        new ReportAnswer(
            opened,
            new ExplainAnswer(
                diagnosis,
                all,
                _ -> true,
                diagnosis.openQuestions(all),
                ActionsOfCase.lacking(traces.all()),
                true),
            new TraceAnswer(
                traces.all(),
                diagnosis,
                () -> ServiceConnectorActivities.of(opened.events()),
                false),
            redaction,
            version);
    document(opened.machines()).write(new JsonOutput(json, redaction), report);
    json.writeRaw('\n');
    json.flush();
  }
}
