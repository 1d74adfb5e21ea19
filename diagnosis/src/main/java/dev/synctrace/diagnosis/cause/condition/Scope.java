package dev.synctrace.diagnosis.cause.condition;

import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.context.SubjectContext;

/** What a cause is about, from narrow to wide. */
public enum Scope {
  /** One member of one mapping. */
  MEMBER,
  /** One mapping: a collection and its group. */
  MAPPING,
  /** The whole site or tenant. */
  SITE,
  /** One tenant-attach action. */
  ACTION;

  /**
   * The context of this scope around a subject.
   *
   * @throws IllegalStateException when the subject is wider than asked for, which loading a cause
   *     rules out
   */
  SubjectContext around(SubjectContext subject) {
    return switch (this) {
      case SITE -> subject.site();
      case MAPPING -> around(subject, MappingContext.class);
      case MEMBER -> around(subject, MemberContext.class);
      case ACTION -> subject;
    };
  }

  /** The context of that type around a subject. */
  static <D extends SubjectContext> D around(SubjectContext subject, Class<D> type) {
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

  /** Whether subjects of this scope have a context of the other around them. */
  boolean reaches(Scope asked) {
    return switch (asked) {
      case SITE -> true;
      case MAPPING -> this == MAPPING || this == MEMBER;
      case MEMBER, ACTION -> this == asked;
    };
  }

  /** Whether subjects of this scope have a context of that type around them. */
  boolean reaches(Class<? extends SubjectContext> type) {
    if (type == SubjectContext.class || type == SiteContext.class) {
      return true;
    }
    if (type == MappingContext.class) {
      return reaches(MAPPING);
    }
    return reaches(type == MemberContext.class ? MEMBER : ACTION);
  }
}
