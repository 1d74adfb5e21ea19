package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.cause.condition.Condition.AllOf;
import dev.synctrace.diagnosis.cause.condition.Condition.AnyOf;
import dev.synctrace.diagnosis.cause.condition.Condition.CaseNoteCondition;
import dev.synctrace.diagnosis.cause.condition.Condition.NotCondition;
import dev.synctrace.diagnosis.cause.condition.Condition.PredicateCondition;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the conditions of one cause. A condition is one of
 *
 * <pre>
 * predicate: name
 * event: kind, or [kind, kind]      any of these
 *   where: {attribute: value, other: /regex/, third: [a, b], fourth: null, fifth: {atLeast: 400}}
 *   text: regex                     in the message, without case
 *   count: {atLeast: 2, atMost: 9}  how many such events; one or more when not said
 *   endedBy: kind, or [kind, kind]  successes on the same machine after which they are past trouble
 *   in: member | mapping | site     whose events; the cause's own scope when not said
 * fact: clientkey                   the same for facts: kind fact.clientkey
 * note: site.version
 *   equals: value or [values]       or atLeast: / atMost: number
 * any: [conditions]
 * all: [conditions]
 * not: condition
 * </pre>
 *
 * each with an optional {@code says:}, the sentence its evidence is shown with. In {@code where}, a
 * value is compared as a whole without case, a value between slashes is an expression that must
 * match somewhere, without case, and null means that the event has no such attribute; of a fact,
 * that its export has the column and nothing in it.
 */
public final class ConditionReader {
  private static final Set<String> FORMS =
      Set.of("predicate", "event", "fact", "note", "any", "all", "not");

  private final Scope scope;
  private final Map<String, Predicate<?>> predicates;

  /**
   * @param scope of the cause
   * @param predicates by name
   */
  public ConditionReader(Scope scope, Map<String, Predicate<?>> predicates) {
    this.scope = scope;
    this.predicates = predicates;
  }

  /**
   * Reads one condition.
   *
   * @throws CauseException when it is none, names what does not exist, or asks for a subject that
   *     is narrower than the cause's
   */
  public Condition read(CauseFileNode field) {
    List<String> forms = field.names().stream().filter(FORMS::contains).toList();
    if (forms.size() != 1) {
      throw field.error("must have exactly one of predicate, event, fact, note, any, all, not");
    }
    Condition condition =
        switch (forms.getFirst()) {
          case "predicate" -> predicate(field);
          case "event" -> event(field, "event", "");
          case "fact" -> event(field, "fact", "fact.");
          case "note" -> note(field);
          case "any" -> new AnyOf(conditions(field, "any"));
          case "all" -> new AllOf(conditions(field, "all"));
          default -> not(field);
        };
    if (!condition.appliesTo(scope)) {
      throw field.error("has a narrower subject than a cause with scope " + scope + " has");
    }
    return condition;
  }

  private Condition predicate(CauseFileNode field) {
    field.allowOnly(Set.of("predicate", "says"));
    String name = field.at("predicate").text();
    Predicate<?> predicate = predicates.get(name);
    if (predicate == null) {
      throw field
          .at("predicate")
          .error(
              "unknown predicate '"
                  + name
                  + "'"
                  + CauseFileNode.suggestion(name, predicates.keySet()));
    }
    return new PredicateCondition(predicate, says(field));
  }

  private Condition event(CauseFileNode field, String form, String prefix) {
    field.allowOnly(Set.of(form, "where", "text", "count", "in", "endedBy", "says"));
    List<Kind> kinds = field.at(form).elements().stream().map(kind -> kind.kind(prefix)).toList();
    if (kinds.isEmpty()) {
      throw field.at(form).error("must name a kind");
    }
    CauseFileNode count = field.at("count");
    int atLeast = 1;
    Integer atMost = null;
    if (count.isPresent()) {
      count.allowOnly(Set.of("atLeast", "atMost"));
      atLeast = count.at("atLeast").isPresent() ? (int) count.at("atLeast").number() : 1;
      if (atLeast < 1) {
        throw count.at("atLeast").error("must be 1 or more. Use 'not:' for none");
      }
      atMost = count.at("atMost").isPresent() ? (int) count.at("atMost").number() : null;
    }
    CauseFileNode in = field.at("in");
    CauseFileNode text = field.at("text");
    return new EventCondition(
        kinds,
        in.isPresent() ? in.oneOf(Scope.class) : scope,
        where(field.at("where")),
        text.isPresent() ? pattern(text, text.text()) : null,
        atLeast,
        atMost,
        field.at("endedBy").elements().stream().map(kind -> kind.kind("")).toList(),
        says(field));
  }

  private static Map<Attribute, ValueMatcher> where(CauseFileNode field) {
    Map<Attribute, ValueMatcher> tests = new LinkedHashMap<>();
    if (field.isPresent()) {
      for (String name : field.names()) {
        CauseFileNode value = field.at(name);
        tests.put(attribute(value, name), test(value));
      }
    }
    return tests;
  }

  private static Attribute attribute(CauseFileNode field, String name) {
    return Attribute.byLabel(name)
        .orElseThrow(() ->
            field.error(
                "unknown attribute '"
                    + name
                    + "'"
                    + CauseFileNode.suggestion(
                        name, Arrays.stream(Attribute.values()).map(Attribute::label).toList())));
  }

  private static ValueMatcher test(CauseFileNode value) {
    if (value.node().isNull()) {
      return new ValueMatcher.Absent();
    }
    if (value.node().isObject()) {
      value.allowOnly(Set.of("atLeast", "atMost"));
      return within(value.at("atLeast"), value.at("atMost"));
    }
    if (value.node().isArray()) {
      return new ValueMatcher.OneOf(value.texts());
    }
    String text = value.text();
    return text.length() > 2 && text.startsWith("/") && text.endsWith("/")
        ? new ValueMatcher.Matches(pattern(value, text.substring(1, text.length() - 1)))
        : new ValueMatcher.OneOf(List.of(text));
  }

  private static ValueMatcher within(CauseFileNode atLeast, CauseFileNode atMost) {
    return new ValueMatcher.Within(
        atLeast.isPresent() ? (Double) atLeast.number() : null,
        atMost.isPresent() ? (Double) atMost.number() : null);
  }

  private static Pattern pattern(CauseFileNode field, String regex) {
    try {
      return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    } catch (PatternSyntaxException e) {
      throw field.error("is not a regular expression: " + e.getDescription());
    }
  }

  private Condition note(CauseFileNode field) {
    field.allowOnly(Set.of("note", "equals", "atLeast", "atMost", "says"));
    String path = field.at("note").text();
    if (field.at("equals").isPresent()) {
      return new CaseNoteCondition(path, test(field.at("equals")), says(field));
    }
    if (!field.at("atLeast").isPresent() && !field.at("atMost").isPresent()) {
      throw field.error("needs equals, atLeast or atMost");
    }
    return new CaseNoteCondition(
        path, within(field.at("atLeast"), field.at("atMost")), says(field));
  }

  private Condition not(CauseFileNode field) {
    field.allowOnly(Set.of("not", "says"));
    return new NotCondition(read(field.at("not")), says(field));
  }

  private List<Condition> conditions(CauseFileNode field, String form) {
    field.allowOnly(Set.of(form));
    List<Condition> conditions = field.at(form).elements().stream().map(this::read).toList();
    if (conditions.isEmpty()) {
      throw field.at(form).error("must list conditions");
    }
    return conditions;
  }

  private static @Nullable String says(CauseFileNode field) {
    return field.at("says").optionalText().orElse(null);
  }
}
