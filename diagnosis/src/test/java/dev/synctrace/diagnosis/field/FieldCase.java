package dev.synctrace.diagnosis.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synctrace.diagnosis.AnswerCompleteness;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.evidence.EvidenceItem;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.trace.IngestedCase;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.index.Case;
import dev.synctrace.index.source.SourceSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One bundle of a file of this folder, and what must be true of the answers:
 *
 * <pre>
 * expect:
 *   all:  {verdict: [UNKNOWN, SYNCED]}      every member
 *   PC01:                                   the member of this name
 *     verdict: REMOVED, or several          notVerdict: the opposite
 *     grade: PROVEN                         atMost: the surest it may be
 *     isNot: [UNEXPECTED PROVEN]            verdicts with grades
 *     causes: [S16]   noCauses: [S01]       first: the first cause is one of these
 *     root: the root cause is one of these  next: REGEX of the next step
 *     causeAtMost: {S08: POSSIBLE}
 *     summary: REGEX  notSummary: REGEX     the sentences of the verdict and the prediction
 *     says: REGEX     notSays: REGEX        all of its texts
 *     asksFor: REGEX                        what is missing
 *   case: {says, notSays, causes, noCauses, asksFor}  all members and the site
 *   mapping: {lastFullSync: "14:00"}
 *   sources: {sql/sites.csv: REGEX}         what a file was read as
 * </pre>
 */
final class FieldCase {
  static final Path FOLDER = Path.of("src/test/resources/dev/synctrace/diagnosis/field");

  private static final JsonMapper JSON = new JsonMapper();
  private static final String COMMON = "common.yaml";
  private static final CauseCatalogue CAUSES = CauseCatalogue.builtIn();
  private static final Pattern ID = Pattern.compile("[ST]\\d\\d");

  private final String kind;
  private final JsonNode written;
  private final FieldBundle bundle;

  private FieldCase(String kind, JsonNode common, JsonNode file, JsonNode written) {
    this.kind = kind;
    this.written = written;
    this.bundle = new FieldBundle(common, file, written);
  }

  /** The kinds of bundles, one a file, in alphabetical order. */
  static List<String> kinds() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(COMMON))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cases of one kind. */
  static List<FieldCase> of(String kind) {
    try {
      JsonNode common = read(FOLDER.resolve(COMMON));
      JsonNode file = read(FOLDER.resolve(kind + ".yaml"));
      List<FieldCase> cases = new ArrayList<>();
      file.path("cases").forEach(written -> cases.add(new FieldCase(kind, common, file, written)));
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Jackson's own reader of YAML leaves the references to other nodes unresolved. */
  private static JsonNode read(Path file) throws IOException {
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    return JSON.valueToTree(tree);
  }

  /** Ingests the bundle and compares all answers. */
  void check(Path folder) throws IOException {
    SoftAssertions softly = new SoftAssertions();
    Path files = bundle.write(folder.resolve("bundle"));
    JsonNode at = written.path("at");
    try (Case opened = IngestedCase.of(folder, files)) {
      Diagnosis diagnosis =
          Diagnosis.of(opened, CAUSES, at.isMissingNode() ? null : Instant.parse(at.asText()));
      List<MemberVerdict> verdicts = diagnosis.explain(ExplainRequest.all());
      Set<String> sources =
          opened.sources().stream().map(SourceSummary::path).collect(Collectors.toSet());
      verdicts.forEach(verdict ->
          softly
              .assertThat(AnswerCompleteness.problems(verdict, sources))
              .as("the answer on " + verdict.identity().name().orElse("?"))
              .isEmpty());
      JsonNode expect = written.required("expect");
      assertThat(expect).isNotEmpty();
      for (Map.Entry<String, JsonNode> entry : expect.properties()) {
        assertThat(entry.getValue()).as(entry.getKey()).isInstanceOf(ObjectNode.class).isNotEmpty();
        switch (entry.getKey()) {
          case "all" -> verdicts.forEach(verdict -> compare(softly, verdict, entry.getValue()));
          case "case" -> compareCase(softly, diagnosis, verdicts, entry.getValue());
          case "mapping" -> compareMapping(softly, diagnosis, entry.getValue());
          case "sources" -> compareSources(softly, opened, entry.getValue());
          default -> {
            List<MemberVerdict> named =
                verdicts.stream().filter(v -> isNamed(v, entry.getKey())).toList();
            softly.assertThat(named).as("verdicts of " + entry.getKey()).isNotEmpty();
            named.forEach(verdict -> compare(softly, verdict, entry.getValue()));
          }
        }
      }
      softly
          .assertThat(verdicts.isEmpty() && expect.has("all"))
          .as("a case without any verdict, of which all are expected to be so")
          .isFalse();
    }
    softly.assertAll();
  }

  private static boolean isNamed(MemberVerdict verdict, String name) {
    String known = verdict.identity().name().orElse("").toLowerCase(Locale.ROOT);
    String wanted = name.toLowerCase(Locale.ROOT);
    return known.equals(wanted)
        || known.equals("contoso-" + wanted)
        || known.startsWith(wanted + "@")
        || known.startsWith("contoso\\" + wanted);
  }

  private static void compare(SoftAssertions softly, MemberVerdict found, JsonNode expected) {
    String verdict = found.status().verdict().name();
    Grade grade = found.status().grade();
    List<String> causes = found.causes().stream().map(FoundCause::id).toList();
    String what =
        "%s %s %s %s: %s ;"
            .formatted(
                found.identity().name().orElse("?"), verdict, grade, causes, found.summary());
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      JsonNode wanted = entry.getValue();
      String as = what + " " + entry.getKey();
      switch (entry.getKey()) {
        case "verdict" -> softly.assertThat(list(wanted)).as(as).contains(verdict);
        case "notVerdict" -> softly.assertThat(list(wanted)).as(as).doesNotContain(verdict);
        case "isNot" ->
            softly.assertThat(list(wanted)).as(as).doesNotContain(verdict + " " + grade);
        case "grade" -> softly.assertThat(grade).as(as).isEqualTo(Grade.valueOf(wanted.asText()));
        case "atMost" ->
            softly.assertThat(grade).as(as).isLessThanOrEqualTo(Grade.valueOf(wanted.asText()));
        case "causes" -> softly.assertThat(causes).as(as).containsAll(list(wanted));
        case "noCauses" ->
            softly.assertThat(causes).as(as).doesNotContainAnyElementsOf(list(wanted));
        case "first" ->
            softly
                .assertThat(causes.isEmpty() ? "none" : causes.getFirst())
                .as(as)
                .isIn(list(wanted));
        case "root" ->
            softly
                .assertThat(found.rootCause().map(FoundCause::id).orElse("none"))
                .as(as)
                .isIn(list(wanted));
        case "next" ->
            softly.assertThat(found.nextStep().orElse("")).as(as).containsPattern(regex(wanted));
        case "causeAtMost" ->
            wanted
                .properties()
                .forEach(limit ->
                    found.causes().stream()
                        .filter(cause -> cause.id().equals(limit.getKey()))
                        .forEach(cause ->
                            softly
                                .assertThat(cause.grade())
                                .as(as)
                                .isLessThanOrEqualTo(Grade.valueOf(limit.getValue().asText()))));
        case "summary" -> softly.assertThat(found.summary()).as(as).containsPattern(regex(wanted));
        case "notSummary" ->
            softly.assertThat(found.summary()).as(as).doesNotContainPattern(regex(wanted));
        case "says" -> softly.assertThat(text(found)).as(as).containsPattern(regex(wanted));
        case "notSays" ->
            softly.assertThat(text(found)).as(as).doesNotContainPattern(regex(wanted));
        case "asksFor" -> softly.assertThat(missing(found)).as(as).containsPattern(regex(wanted));
        default -> throw new IllegalArgumentException("nothing is called " + entry.getKey());
      }
    }
  }

  private static void compareCase(
      SoftAssertions softly, Diagnosis diagnosis, List<MemberVerdict> verdicts, JsonNode expected) {
    StringBuilder text = new StringBuilder();
    StringBuilder missing = new StringBuilder();
    List<String> causes = new ArrayList<>();
    verdicts.forEach(verdict -> {
      text.append(text(verdict)).append('\n');
      missing.append(missing(verdict)).append('\n');
      verdict.causes().forEach(cause -> causes.add(cause.id()));
    });
    for (FoundCause cause : diagnosis.siteCauses()) {
      causes.add(cause.id());
      text.append(text(cause)).append('\n');
      cause.missing().forEach(m -> missing.append(m.what()).append(' ').append(m.how()));
    }
    diagnosis.sources().forEach(source -> text.append(source.note()).append('\n'));
    diagnosis.sourceProblems().values().forEach(problem -> text.append(problem).append('\n'));
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      JsonNode wanted = entry.getValue();
      switch (entry.getKey()) {
        case "says" -> softly.assertThat(text).containsPattern(regex(wanted));
        case "notSays" -> softly.assertThat(text).doesNotContainPattern(regex(wanted));
        case "asksFor" -> softly.assertThat(missing).containsPattern(regex(wanted));
        case "causes" -> softly.assertThat(causes).containsAll(list(wanted));
        case "noCauses" -> softly.assertThat(causes).doesNotContainAnyElementsOf(list(wanted));
        default -> throw new IllegalArgumentException("nothing is called " + entry.getKey());
      }
    }
  }

  private static void compareMapping(
      SoftAssertions softly, Diagnosis diagnosis, JsonNode expected) {
    softly
        .assertThat(diagnosis.statuses(ExplainRequest.all()))
        .as("last full synchronization at " + expected.required("lastFullSync").asText())
        .anySatisfy(status ->
            assertThat(String.valueOf(status.lastFullSync()))
                .contains("T" + expected.required("lastFullSync").asText()));
  }

  private static void compareSources(SoftAssertions softly, Case opened, JsonNode expected) {
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      softly
          .assertThat(opened.sources())
          .as("source " + entry.getKey())
          .anySatisfy(source -> {
            assertThat(source.path()).endsWith(entry.getKey());
            assertThat(String.valueOf(source.log())).containsPattern(regex(entry.getValue()));
          });
    }
  }

  private static String text(MemberVerdict verdict) {
    StringBuilder text = new StringBuilder(verdict.summary()).append('\n');
    verdict.allEvidence().forEach(evidence -> text.append(text(evidence)));
    verdict.status().timeline().forEach(entry -> text.append(entry.what()).append('\n'));
    verdict.causes().forEach(cause -> text.append(text(cause)));
    return text.append(missing(verdict)).toString();
  }

  private static String text(FoundCause cause) {
    StringBuilder text = new StringBuilder(cause.title()).append('\n');
    cause.fix().forEach(step -> text.append(step).append('\n'));
    cause.evidence().forEach(evidence -> text.append(text(evidence)));
    return text.toString();
  }

  private static String text(EvidenceItem evidence) {
    return (evidence.supports() ? "" : "Against: ")
        + evidence.says()
        + " | "
        + evidence.event().message()
        + "\n";
  }

  private static String missing(MemberVerdict verdict) {
    StringBuilder text = new StringBuilder();
    verdict
        .allMissing()
        .forEach(m -> text.append(m.what()).append(": ").append(m.how()).append('\n'));
    return text.toString();
  }

  private static List<String> list(JsonNode value) {
    List<String> list = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> list.add(item.asText()));
    } else {
      list.add(value.asText());
    }
    return list;
  }

  private static Pattern regex(JsonNode value) {
    return Pattern.compile(PlaceholderValues.fill(value.asText(), "Pilot", Map.of()));
  }

  /** The ids of the causes that the case expects or rules out. */
  List<String> namedCauses() {
    return ID.matcher(written.path("expect").toString()).results().map(r -> r.group()).toList();
  }

  @Override
  public String toString() {
    return kind + ": " + written.path("name").asText();
  }
}
