package dev.synctrace.diagnosis.cause;

import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.evidence.Ground;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way in which a condition can be decided: it tells people beforehand what an answer takes.
 *
 * @param grounds what it rests on; it is as sure as the weakest of them
 * @param says what is the case then, one clause each
 * @param kinds what tells it; empty when no record is needed
 * @param generic whether other causes look the same: a status code or an unread message
 */
public record Way(List<Ground> grounds, List<String> says, List<Kind> kinds, boolean generic) {
  public Way {
    grounds = List.copyOf(grounds);
    says = List.copyOf(says);
    kinds = List.copyOf(kinds);
  }

  public static Way of(Ground ground, String says, Kind... kinds) {
    return new Way(List.of(ground), List.of(says), List.of(kinds), false);
  }

  /** By a line whose text fits and whose log nobody has published: never more than a sign. */
  public static Way unread(Ground ground, String says) {
    return new Way(List.of(ground), List.of(says), List.of(Kind.OTHER), true);
  }

  /** The surest it decides in this way. */
  public Grade grade() {
    return Ground.weakest(grounds);
  }

  /** All ways to decide several conditions together: one way of each, as sure as the weakest. */
  public static List<Way> together(List<List<Way>> conditions) {
    return conditions.stream()
        .reduce((some, more) -> some.stream().flatMap(one -> more.stream().map(one::and)).toList())
        .orElse(List.of());
  }

  private Way and(Way other) {
    return new Way(
        Stream.concat(grounds.stream(), other.grounds.stream()).distinct().toList(),
        Stream.concat(says.stream(), other.says.stream()).distinct().toList(),
        Stream.concat(kinds.stream(), other.kinds.stream()).distinct().toList(),
        generic && other.generic);
  }
}
