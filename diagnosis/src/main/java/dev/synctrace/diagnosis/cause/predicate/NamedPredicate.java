package dev.synctrace.diagnosis.cause.predicate;

import dev.synctrace.diagnosis.cause.Finding;
import dev.synctrace.diagnosis.cause.Predicate;
import dev.synctrace.diagnosis.dossier.Dossier;
import dev.synctrace.diagnosis.dossier.MappingDossier;
import dev.synctrace.diagnosis.dossier.MemberDossier;
import dev.synctrace.diagnosis.dossier.SiteDossier;
import java.lang.ref.WeakReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A method with the name cause files call it by. What it found in the last dossier is remembered: a
 * hundred thousand members ask the same of one site, and a dossier never changes.
 */
final class NamedPredicate<D extends Dossier> implements Predicate<D> {
  private final String name;
  private final Class<D> looksAt;
  private final Function<D, Finding> method;
  private volatile @Nullable Answer<D> last;

  /** What was found in a dossier, which must not be kept alive by that. */
  private record Answer<D>(WeakReference<D> dossier, Finding finding) {}

  private NamedPredicate(String name, Class<D> looksAt, Function<D, Finding> method) {
    this.name = name;
    this.looksAt = looksAt;
    this.method = method;
  }

  static NamedPredicate<MemberDossier> member(
      String name, Function<MemberDossier, Finding> method) {
    return new NamedPredicate<>(name, MemberDossier.class, method);
  }

  static NamedPredicate<MappingDossier> mapping(
      String name, Function<MappingDossier, Finding> method) {
    return new NamedPredicate<>(name, MappingDossier.class, method);
  }

  static NamedPredicate<SiteDossier> site(String name, Function<SiteDossier, Finding> method) {
    return new NamedPredicate<>(name, SiteDossier.class, method);
  }

  static NamedPredicate<Dossier> any(String name, Function<Dossier, Finding> method) {
    return new NamedPredicate<>(name, Dossier.class, method);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Class<D> looksAt() {
    return looksAt;
  }

  @Override
  public Finding evaluate(D dossier) {
    Answer<D> known = last;
    if (known != null && known.dossier().refersTo(dossier)) {
      return known.finding();
    }
    Finding finding = method.apply(dossier);
    last = new Answer<>(new WeakReference<>(dossier), finding);
    return finding;
  }

  @Override
  public String toString() {
    return name;
  }
}
