package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.evidence.Completeness;
import dev.synctrace.diagnosis.evidence.ExportedList;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lists of a case that would have a row of a subject. */
public final class ListsAboutSubject {
  private ListsAboutSubject() {}

  /**
   * The lists of a fact that are about the subject: members and owners those of its group or
   * collection and those that do not name theirs, everything else all.
   */
  public static List<ExportedList> of(SubjectContext subjectContext, Kind fact) {
    ListCatalogue lists = subjectContext.site().lists();
    Optional<Mapping> mapping = mapping(subjectContext);
    Optional<Attribute> owner = owner(fact);
    if (mapping.isEmpty() || owner.isEmpty()) {
      return lists.of(fact);
    }
    String id =
        owner.get() == Attribute.GROUP_ID ? mapping.get().groupId() : mapping.get().collectionId();
    List<ExportedList> own = new ArrayList<>();
    if (id != null) {
      own.addAll(lists.of(fact, owner.get(), id));
    }
    lists.of(fact).stream().filter(list -> !list.ownerNamed()).forEach(own::add);
    return own.stream().distinct().toList();
  }

  /** How surely a row of the subject that is in none of its lists does not exist. */
  public static Completeness completeness(SubjectContext subjectContext, Kind fact) {
    List<ExportedList> lists = of(subjectContext, fact);
    Completeness completeness = ListCatalogue.completeness(lists);
    boolean assumed = lists.stream().anyMatch(list -> !list.ownerNamed());
    return assumed && completeness == Completeness.COMPLETE ? Completeness.UNKNOWN : completeness;
  }

  private static Optional<Mapping> mapping(SubjectContext subjectContext) {
    if (subjectContext instanceof MemberContext member) {
      return Optional.of(member.mapping().mapping());
    }
    return subjectContext instanceof MappingContext mapping
        ? Optional.of(mapping.mapping())
        : Optional.empty();
  }

  private static Optional<Attribute> owner(Kind fact) {
    return switch (fact) {
      case FACT_GROUP_MEMBER, FACT_GROUP_OWNER -> Optional.of(Attribute.GROUP_ID);
      case FACT_COLLECTION_MEMBER -> Optional.of(Attribute.COLLECTION_ID);
      default -> Optional.empty();
    };
  }
}
