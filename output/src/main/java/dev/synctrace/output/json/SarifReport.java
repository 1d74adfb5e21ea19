package dev.synctrace.output.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.ExplainedAction;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.Step;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.output.text.RowConsumer;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The report in SARIF 2.1.0, which editors show beside the logs: each root cause is a rule with its
 * fix, and each member, action and cause that concerns the site a result with its evidence as
 * locations. Written as it is read; only the rules that were named are held.
 */
public final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String BASE = "BUNDLE";
  private static final int MOST_LOCATIONS = 20;

  private final JsonGenerator json;
  private final Diagnosis diagnosis;
  private final Redaction redaction;
  private final SortedMap<String, Rule> rules = new TreeMap<>();

  private SarifReport(JsonGenerator json, Diagnosis diagnosis, Redaction redaction) {
    this.json = json;
    this.diagnosis = diagnosis;
    this.redaction = redaction;
  }

  /** What a result is an instance of. */
  private record Rule(String title, List<String> fix, List<String> links) {}

  /** How a result counts: only what fails has a level. */
  private record ResultLevel(String kind, String level) {
    static ResultLevel of(VerdictState verdict, boolean inOrder, Grade grade) {
      if (inOrder) {
        return new ResultLevel("pass", "none");
      }
      return switch (verdict) {
        case UNKNOWN -> new ResultLevel("open", "none");
        case PENDING -> new ResultLevel("review", "none");
        case SYNCED, NOT_SYNCED, REMOVED, UNEXPECTED -> failing(grade);
      };
    }

    static ResultLevel of(ActionOutcome outcome) {
      return switch (outcome) {
        case COMPLETED -> new ResultLevel("pass", "none");
        case FAILED, UNAUTHORIZED -> new ResultLevel("fail", "error");
        case FORWARDED, PUSHED, RECEIVED -> new ResultLevel("fail", "warning");
        case UNKNOWN -> new ResultLevel("open", "none");
      };
    }

    private static ResultLevel failing(Grade grade) {
      return new ResultLevel(
          "fail",
          switch (grade) {
            case PROVEN -> "error";
            case LIKELY -> "warning";
            case POSSIBLE -> "note";
          });
    }
  }

  /**
   * Writes the document and leaves the writer open.
   *
   * @param version of the tool
   */
  public static void write(
      Writer out, Diagnosis diagnosis, Traces traces, Redaction redaction, String version)
      throws IOException {
    JsonGenerator json = Json.document(out);
    SarifReport report = new SarifReport(json, diagnosis, redaction);
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    json.writeObjectFieldStart("originalUriBaseIds");
    json.writeObjectFieldStart(BASE);
    report.message("description", "The folder of the extracted bundle.");
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("columnKind", "utf16CodeUnits");
    json.writeArrayFieldStart("results");
    diagnosis.explain(ExplainRequest.all(), RowConsumer.<MemberVerdict>unchecked(report::verdict));
    for (FoundCause cause : diagnosis.siteCauses()) {
      report.site(cause);
    }
    for (Trace trace : traces.all()) {
      report.action(diagnosis.explained(trace));
    }
    json.writeEndArray();
    report.tool(version);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  private void verdict(MemberVerdict verdict) throws IOException {
    VerdictState state = verdict.status().verdict();
    Optional<FoundCause> root = verdict.rootCause();
    String rule =
        root.map(this::rule).orElseGet(() -> rule("verdict." + state.name(), state.meaning()));
    String name =
        verdict.identity().name().orElseGet(() -> verdict.identity().ids().getFirst().display());
    String group =
        Objects.requireNonNullElse(verdict.mapping().groupName(), verdict.mapping().groupId());
    Stream<String> parts =
        Stream.concat(
            Stream.of(name + ", group " + group + ": " + verdict.summary()),
            Stream.concat(verdict.why().stream(), verdict.nextStep().stream()).distinct());
    result(
        rule,
        ResultLevel.of(state, verdict.status().isExpected(), verdict.status().grade()),
        parts.distinct().collect(Collectors.joining("\n")),
        locations(verdict.allEvidence()),
        verdict.mapping().groupId()
            + "/"
            + Objects.requireNonNullElse(verdict.mapping().collectionId(), "")
            + "/"
            + verdict.identity().ids().getFirst().display(),
        state.name(),
        verdict.status().grade(),
        root.map(FoundCause::grade).orElse(null));
  }

  /** What concerns all members, or the actions. */
  private void site(FoundCause cause) throws IOException {
    result(
        rule(cause),
        ResultLevel.failing(cause.grade()),
        Stream.concat(Stream.of(cause.grade().qualify(cause.title() + ".")), cause.fix().stream())
            .collect(Collectors.joining("\n")),
        locations(cause.evidence()),
        "site/" + cause.id(),
        "SITE",
        null,
        cause.grade());
  }

  private void action(ExplainedAction action) throws IOException {
    Trace trace = action.trace();
    ActionOutcome outcome = trace.outcome();
    Optional<FoundCause> best = action.causes().stream().findFirst();
    String rule =
        best.map(this::rule).orElseGet(() -> rule("outcome." + outcome.name(), outcome.meaning()));
    String task = Objects.requireNonNullElse(trace.ids().taskGuid(), "without a task ID");
    Stream<String> parts =
        Stream.of(
                trace.action().orElse("Action") + " " + task + ": " + outcome.meaning(),
                action.reason().why(),
                action.reason().nextStep())
            .filter(Objects::nonNull);
    List<EvidenceItem> evidence = new ArrayList<>();
    best.ifPresent(cause -> evidence.addAll(cause.evidence()));
    for (Step step : trace.steps()) {
      evidence.add(EvidenceItem.supporting(step.event(), step.kind().phrase()));
    }
    result(
        rule,
        ResultLevel.of(outcome),
        parts.distinct().collect(Collectors.joining("\n")),
        locations(evidence),
        task,
        outcome.name(),
        null,
        best.map(FoundCause::grade).orElse(null));
  }

  private String rule(FoundCause cause) {
    rules.putIfAbsent(cause.id(), new Rule(cause.title(), cause.fix(), cause.links()));
    return cause.id();
  }

  private String rule(String id, String meaning) {
    rules.putIfAbsent(id, new Rule(meaning, List.of(), List.of()));
    return id;
  }

  private static List<EvidenceItem> locations(List<EvidenceItem> evidence) {
    return evidence.stream()
        .filter(piece -> piece.event().line() > 0)
        .limit(MOST_LOCATIONS)
        .toList();
  }

  /**
   * Writes a result.
   *
   * @param level how sure it is that something failed; the cause may be less sure
   */
  private void result(
      String rule,
      ResultLevel level,
      String text,
      List<EvidenceItem> locations,
      String fingerprint,
      String answer,
      @Nullable Grade grade,
      @Nullable Grade causeGrade)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", rule);
    json.writeStringField("kind", level.kind());
    json.writeStringField("level", level.level());
    message("message", text);
    json.writeArrayFieldStart("locations");
    for (EvidenceItem piece : locations) {
      location(piece);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("subject/v1", redaction.text(fingerprint));
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField("answer", answer);
    if (grade != null) {
      json.writeStringField("grade", grade.name());
    }
    if (causeGrade != null) {
      json.writeStringField("causeGrade", causeGrade.name());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void location(EvidenceItem piece) throws IOException {
    Event event = piece.event();
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(redaction.text(event.source())));
    json.writeStringField("uriBaseId", BASE);
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", event.line());
    if (event.endLine() > event.line()) {
      json.writeNumberField("endLine", event.endLine());
    }
    json.writeEndObject();
    json.writeEndObject();
    message("message", (piece.supports() ? "" : "Contradicts: ") + piece.says());
    json.writeEndObject();
  }

  private void tool(String version) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "SyncTrace");
    json.writeStringField("version", version);
    json.writeArrayFieldStart("rules");
    for (SortedMap.Entry<String, Rule> each : rules.entrySet()) {
      Rule rule = each.getValue();
      json.writeStartObject();
      json.writeStringField("id", each.getKey());
      message("shortDescription", rule.title());
      if (!rule.fix().isEmpty()) {
        message("help", String.join("\n", rule.fix()));
      }
      if (!rule.links().isEmpty()) {
        json.writeStringField("helpUri", rule.links().getFirst());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void message(String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", redaction.text(text));
    json.writeEndObject();
  }

  /** A path in the bundle as a relative reference; a part before a colon is no scheme then. */
  private static String uri(String path) {
    return Stream.of(path.replace('\\', '/').split("/"))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
