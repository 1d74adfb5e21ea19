package dev.synctrace.diagnosis.cause;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synctrace.diagnosis.cause.Cause.BlockedOperation;
import dev.synctrace.diagnosis.cause.Cause.Provenance;
import dev.synctrace.diagnosis.cause.Cause.RequiredEvidence;
import dev.synctrace.diagnosis.cause.condition.CauseException;
import dev.synctrace.diagnosis.cause.condition.CauseFile;
import dev.synctrace.diagnosis.cause.condition.CauseFileNode;
import dev.synctrace.diagnosis.cause.condition.Condition;
import dev.synctrace.diagnosis.cause.condition.ConditionReader;
import dev.synctrace.diagnosis.cause.condition.Predicate;
import dev.synctrace.diagnosis.cause.condition.Scope;
import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.parsers.model.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads cause files; their layout is in docs/causes.md. */
final class CauseReader {
  /** What a cause file can have. */
  static final Set<String> FIELDS =
      Set.of(
          "id",
          "title",
          "basis",
          "scope",
          "explains",
          "prevents",
          "because",
          "ceiling",
          "explanation",
          "when",
          "supports",
          "against",
          "excludes",
          "needs",
          "fix",
          "links",
          "reference",
          "portalMessages",
          "examples",
          "nearMisses");

  static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]*[0-9][A-Za-z0-9-]*");
  private static final Pattern BUNDLE_PATH = Pattern.compile("[^/\\\\:]+(/[^/\\\\:]+)*");
  private static final Pattern LINK = Pattern.compile("https://\\S+");

  private final Map<String, Predicate<?>> predicates;

  CauseReader(List<Predicate<?>> predicates) {
    this.predicates = predicates.stream().collect(Collectors.toMap(Predicate::name, p -> p));
  }

  /**
   * Reads one file.
   *
   * @param file its name, for messages
   * @throws CauseException when it is no cause
   */
  Cause read(String file, String yaml) {
    return read(CauseFile.parse(file, yaml));
  }

  /** As {@link #read(String, String)}, of what the file holds. */
  Cause read(String file, JsonNode tree) {
    return read(CauseFile.compiled(file, tree));
  }

  private Cause read(CauseFileNode root) {
    root.allowOnly(FIELDS);
    Scope scope = root.at("scope").oneOf(Scope.class);
    ConditionReader conditions = new ConditionReader(scope, predicates);
    return new Cause(
        id(root.at("id")),
        root.at("title").text(),
        root.at("basis").oneOf(Provenance.class),
        scope,
        explains(root.at("explains"), scope),
        root.at("prevents").elements().stream()
            .map(what -> what.oneOf(BlockedOperation.class))
            .collect(Collectors.toSet()),
        root.at("because").texts(),
        root.at("ceiling").isPresent()
            ? root.at("ceiling").oneOf(Grade.class)
            : PremiseBasis.DOCUMENTED.strength(),
        root.at("explanation").text(),
        conditions(root.at("when"), conditions),
        conditions(root.at("supports"), conditions),
        conditions(root.at("against"), conditions),
        conditions(root.at("excludes"), conditions),
        root.at("needs").elements().stream().map(CauseReader::need).toList(),
        root.at("fix").texts(),
        root.at("links").elements().stream().map(CauseReader::link).toList(),
        root.at("reference").text(),
        root.at("portalMessages").texts(),
        Stream.concat(examples(root.at("examples"), false), examples(root.at("nearMisses"), true))
            .toList(),
        root.file());
  }

  private static String id(CauseFileNode field) {
    String id = field.text();
    if (!ID.matcher(id).matches()) {
      throw field.error("must be capital letters and a number, such as S01 or MY1");
    }
    return id;
  }

  private static Set<VerdictState> explains(CauseFileNode field, Scope scope) {
    Set<VerdictState> verdicts =
        field.elements().stream()
            .map(verdict -> verdict.oneOf(VerdictState.class))
            .collect(Collectors.toSet());
    if (scope == Scope.MEMBER && verdicts.isEmpty()) {
      throw field.error("a cause with scope 'member' must list the verdicts it explains");
    }
    return verdicts;
  }

  private static List<Condition> conditions(CauseFileNode field, ConditionReader reader) {
    return field.elements().stream().map(reader::read).toList();
  }

  private static RequiredEvidence need(CauseFileNode field) {
    field.allowOnly(Set.of("what", "how", "kind", "fact", "log", "machine", "since"));
    MissingEvidence missing = new MissingEvidence(field.at("what").text(), field.at("how").text());
    boolean ofDevice = field.at("machine").isPresent();
    if (ofDevice && !field.at("machine").text().equals("device")) {
      throw field.at("machine").error("must be 'device' (the device of the member)");
    }
    int since = field.at("since").isPresent() ? (int) field.at("since").number() : 0;
    Kind kind =
        field.at("kind").isPresent()
            ? field.at("kind").kind("")
            : field.at("fact").isPresent() ? field.at("fact").kind("fact.") : null;
    String log = kind == null ? field.at("log").optionalText().orElse(null) : null;
    return new RequiredEvidence(missing, kind, log, ofDevice, since);
  }

  private static Stream<CauseExample> examples(CauseFileNode field, boolean areNearMisses) {
    return field.elements().stream().map(example -> example(example, areNearMisses));
  }

  private static CauseExample example(CauseFileNode field, boolean isNearMiss) {
    field.allowOnly(isNearMiss ? Set.of("name", "files") : Set.of("name", "files", "grade"));
    CauseFileNode files = field.at("files");
    if (!files.isPresent() || files.names().isEmpty()) {
      throw files.error("must have a file: its path in the bundle, and its text");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : files.names()) {
      CauseFileNode file = files.at(name);
      if (!BUNDLE_PATH.matcher(name).matches() || List.of(name.split("/", -1)).contains("..")) {
        throw file.error("must be a path in the bundle, such as CLIENT-042/CcmAad.log");
      }
      texts.put(name, file.text() + "\n");
    }
    CauseFileNode grade = field.at("grade");
    return new CauseExample(
        field.path(),
        field.at("name").text(),
        texts,
        grade.isPresent() ? grade.oneOf(Grade.class) : null,
        isNearMiss);
  }

  private static String link(CauseFileNode field) {
    if (!LINK.matcher(field.text()).matches()) {
      throw field.error("must be a link that starts with https://");
    }
    return field.text();
  }
}
