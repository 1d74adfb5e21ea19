package dev.synctrace.diagnosis.cause.predicate;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.cause.HandMadeCase;
import dev.synctrace.diagnosis.cause.Predicate;
import dev.synctrace.diagnosis.context.Dossier;
import dev.synctrace.diagnosis.context.MappingDossier;
import dev.synctrace.diagnosis.context.MemberDossier;

/** Asks a predicate, as a cause would, of the dossier it looks at. */
final class Asked {
  private Asked() {}

  /** In short: {@code HOLDS PROVEN}, {@code FAILS LIKELY}, {@code UNKNOWN}. */
  static String of(String name, HandMadeCase held) {
    Predicate<?> predicate =
        Predicates.all().stream()
            .filter(p -> p.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no predicate " + name));
    return switch (finding(predicate, held)) {
      case Finding.Holds holds -> "HOLDS " + holds.grade();
      case Finding.Fails fails -> "FAILS " + fails.grade();
      case Finding.Unknown unknown -> "UNKNOWN";
    };
  }

  static <D extends Dossier> Finding finding(Predicate<D> predicate, HandMadeCase held) {
    Dossier dossier =
        predicate.looksAt() == MemberDossier.class
            ? held.member()
            : predicate.looksAt() == MappingDossier.class ? held.mapping() : held.site();
    return predicate.evaluate(predicate.looksAt().cast(dossier));
  }
}
