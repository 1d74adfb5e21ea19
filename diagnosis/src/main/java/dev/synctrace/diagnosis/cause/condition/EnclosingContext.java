package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SubjectContext;

/** Finds the context a condition asks for, from the subject's own outwards. */
final class EnclosingContext {
  private EnclosingContext() {}

  /**
   * The context of that scope around a subject.
   *
   * @throws IllegalStateException when the subject is wider than asked for, which loading a cause
   *     rules out
   */
  static SubjectContext around(SubjectContext subject, Scope scope) {
    return switch (scope) {
      case SITE -> subject.site();
      case MAPPING -> of(subject, MappingContext.class);
      case MEMBER -> of(subject, MemberContext.class);
      case ACTION -> subject;
    };
  }

  /** The context of that type around a subject. */
  static <D extends SubjectContext> D of(SubjectContext subject, Class<D> type) {
    if (type.isInstance(subject)) {
      return type.cast(subject);
    }
    if (subject instanceof MemberContext member && type.isInstance(member.mapping())) {
      return type.cast(member.mapping());
    }
    if (type.isInstance(subject.site())) {
      return type.cast(subject.site());
    }
    throw new IllegalStateException(
        subject.getClass().getSimpleName() + " has no " + type.getSimpleName() + " around it");
  }

  /** Whether subjects of one scope have a context of the other around them. */
  static boolean reaches(Scope subject, Scope asked) {
    return switch (asked) {
      case SITE -> true;
      case MAPPING -> subject == Scope.MAPPING || subject == Scope.MEMBER;
      case MEMBER, ACTION -> subject == asked;
    };
  }

  /** Whether subjects of a scope have a context of that type around them. */
  static boolean reaches(Scope subject, Class<? extends SubjectContext> type) {
    if (type == SubjectContext.class || type == SiteContext.class) {
      return true;
    }
    if (type == MappingContext.class) {
      return reaches(subject, Scope.MAPPING);
    }
    return reaches(subject, type == MemberContext.class ? Scope.MEMBER : Scope.ACTION);
  }
}
