package dev.synctrace.diagnosis.cause.predicate;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.cause.Predicate;
import dev.synctrace.diagnosis.cause.Way;
import dev.synctrace.diagnosis.context.Dossier;
import dev.synctrace.diagnosis.context.MappingDossier;
import dev.synctrace.diagnosis.context.MemberDossier;
import dev.synctrace.diagnosis.context.SiteDossier;
import java.util.List;
import java.util.function.Function;

/** A method with the name cause files call it by, and the ways in which it can hold. */
record NamedPredicate<D extends Dossier>(
    String name, Class<D> looksAt, Function<D, Finding> method, List<Way> ways)
    implements Predicate<D> {

  static NamedPredicate<MemberDossier> member(
      String name, Function<MemberDossier, Finding> method, Way... ways) {
    return new NamedPredicate<>(name, MemberDossier.class, method, List.of(ways));
  }

  static NamedPredicate<MappingDossier> mapping(
      String name, Function<MappingDossier, Finding> method, Way... ways) {
    return new NamedPredicate<>(name, MappingDossier.class, method, List.of(ways));
  }

  static NamedPredicate<SiteDossier> site(
      String name, Function<SiteDossier, Finding> method, Way... ways) {
    return new NamedPredicate<>(name, SiteDossier.class, method, List.of(ways));
  }

  static NamedPredicate<Dossier> any(String name, Function<Dossier, Finding> method, Way... ways) {
    return new NamedPredicate<>(name, Dossier.class, method, List.of(ways));
  }

  @Override
  public Finding evaluate(D dossier) {
    return method.apply(dossier);
  }
}
