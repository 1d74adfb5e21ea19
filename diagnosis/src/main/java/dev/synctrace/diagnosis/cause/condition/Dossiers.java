package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.cause.Scope;
import dev.synctrace.diagnosis.context.Dossier;
import dev.synctrace.diagnosis.context.MappingDossier;
import dev.synctrace.diagnosis.context.MemberDossier;
import dev.synctrace.diagnosis.context.SiteDossier;

/** Finds the dossier a condition asks for, from the subject's own outwards. */
final class Dossiers {
  private Dossiers() {}

  /**
   * The dossier of that scope around a subject.
   *
   * @throws IllegalStateException when the subject is wider than asked for, which loading a cause
   *     rules out
   */
  static Dossier around(Dossier subject, Scope scope) {
    return switch (scope) {
      case SITE -> subject.site();
      case MAPPING -> of(subject, MappingDossier.class);
      case MEMBER -> of(subject, MemberDossier.class);
      case ACTION -> subject;
    };
  }

  /** The dossier of that type around a subject. */
  static <D extends Dossier> D of(Dossier subject, Class<D> type) {
    if (type.isInstance(subject)) {
      return type.cast(subject);
    }
    if (subject instanceof MemberDossier member && type.isInstance(member.mapping())) {
      return type.cast(member.mapping());
    }
    if (type.isInstance(subject.site())) {
      return type.cast(subject.site());
    }
    throw new IllegalStateException(
        subject.getClass().getSimpleName() + " has no " + type.getSimpleName() + " around it");
  }

  /** Whether subjects of one scope have a dossier of the other around them. */
  static boolean reaches(Scope subject, Scope asked) {
    return switch (asked) {
      case SITE -> true;
      case MAPPING -> subject == Scope.MAPPING || subject == Scope.MEMBER;
      case MEMBER, ACTION -> subject == asked;
    };
  }

  /** Whether subjects of a scope have a dossier of that type around them. */
  static boolean reaches(Scope subject, Class<? extends Dossier> type) {
    if (type == Dossier.class || type == SiteDossier.class) {
      return true;
    }
    if (type == MappingDossier.class) {
      return reaches(subject, Scope.MAPPING);
    }
    return reaches(subject, type == MemberDossier.class ? Scope.MEMBER : Scope.ACTION);
  }
}
