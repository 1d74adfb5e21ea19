package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.PremiseBasis;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a condition can be decided: it tells people beforehand what an answer takes.
 *
 * @param grounds what it rests on; it is as sure as the weakest of them
 * @param says what is the case then, one clause each
 * @param kinds what tells it; empty when no record is needed
 * @param generic whether other causes look the same: a status code or an unread message
 */
public record DecisionRule(
    List<PremiseBasis> grounds, List<String> says, List<Kind> kinds, boolean generic) {
  public DecisionRule {
    grounds = List.copyOf(grounds);
    says = List.copyOf(says);
    kinds = List.copyOf(kinds);
  }

  public static DecisionRule of(PremiseBasis ground, String says, Kind... kinds) {
    return new DecisionRule(List.of(ground), List.of(says), List.of(kinds), false);
  }

  /** By a line whose text fits and whose log no one has published: never more than a sign. */
  public static DecisionRule unread(PremiseBasis ground, String says) {
    return new DecisionRule(List.of(ground), List.of(says), List.of(Kind.OTHER), true);
  }

  /** The surest it decides in this way. */
  public Grade grade() {
    return PremiseBasis.weakest(grounds);
  }

  /** All ways to decide several conditions together: one way of each, as sure as the weakest. */
  public static List<DecisionRule> together(List<List<DecisionRule>> conditions) {
    return conditions.stream()
        .reduce((some, more) -> some.stream().flatMap(one -> more.stream().map(one::and)).toList())
        .orElse(List.of());
  }

  /**
   * The same rules in other words.
   *
   * @param sentence null for their own words
   */
  static List<DecisionRule> saying(@Nullable String sentence, List<DecisionRule> rules) {
    return sentence == null
        ? rules
        : rules.stream()
            .map(
                rule -> new DecisionRule(rule.grounds, List.of(sentence), rule.kinds, rule.generic))
            .toList();
  }

  private DecisionRule and(DecisionRule other) {
    return new DecisionRule(
        Stream.concat(grounds.stream(), other.grounds.stream()).distinct().toList(),
        Stream.concat(says.stream(), other.says.stream()).distinct().toList(),
        Stream.concat(kinds.stream(), other.kinds.stream()).distinct().toList(),
        generic && other.generic);
  }
}
