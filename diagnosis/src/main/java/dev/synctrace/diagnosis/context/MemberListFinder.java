package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.ExportedList;
import dev.synctrace.diagnosis.evidence.ExportedList.Completeness;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the lists of members that a mapping has, with what each of them states. */
public final class MemberListFinder {
  private final CaseAtInstant context;
  private final ListCatalogue catalogue;
  private final boolean onlyGroup;

  /**
   * @param onlyGroup whether the case has one mapped group only, to which lists are taken to belong
   *     that do not name theirs
   */
  public MemberListFinder(CaseAtInstant context, ListCatalogue catalogue, boolean onlyGroup) {
    this.context = context;
    this.catalogue = catalogue;
    this.onlyGroup = onlyGroup;
  }

  public MemberList ofGroup(Mapping mapping) {
    Kind kind = Kind.FACT_GROUP_MEMBER;
    EventQuery rows = EventQuery.of(kind).with(Attribute.GROUP_ID, mapping.groupId());
    List<ExportedList> lists = new ArrayList<>();
    for (ExportedList list : catalogue.of(kind)) {
      boolean its =
          names(list, Attribute.GROUP_ID, mapping.groupId())
              || (onlyGroup && !list.ownerNamed())
              || holds(list, rows);
      if (its) {
        lists.add(withRowsHeld(list));
      }
    }
    long size = context.events().count(rows);
    if (onlyGroup) {
      size += context.events().count(EventQuery.of(kind).with(Attribute.GROUP_FROM, "unknown"));
    }
    return new MemberList(lists, size(size));
  }

  public MemberList ofCollection(Mapping mapping) {
    return mapping.collectionId() == null ? MemberList.NONE : ofCollection(mapping.collectionId());
  }

  /** The lists of any collection, mapped or not. */
  public MemberList ofCollection(String collection) {
    Kind kind = Kind.FACT_COLLECTION_MEMBER;
    EventQuery rows = EventQuery.of(kind).with(Attribute.COLLECTION_ID, collection);
    List<ExportedList> lists = new ArrayList<>();
    for (ExportedList list : catalogue.of(kind)) {
      if (names(list, Attribute.COLLECTION_ID, collection) || holds(list, rows)) {
        lists.add(withRowsHeld(list));
      } else if (isEmptyFileOf(list, collection)) {
        lists.add(list.assumed());
      }
    }
    return new MemberList(lists, size(context.events().count(rows)));
  }

  /** Without rows nothing in a file says whose list it is, but for its name. */
  private static boolean isEmptyFileOf(ExportedList list, String collection) {
    Pattern word =
        Pattern.compile("(?i)(?<![A-Z0-9])" + Pattern.quote(collection) + "(?![A-Z0-9])");
    return list.rows() == 0
        && list.exports().stream()
            .noneMatch(export -> export.attributes().get(Attribute.COLLECTION_ID).isPresent())
        && list.sources().stream().anyMatch(source -> word.matcher(source).find());
  }

  private static boolean names(ExportedList list, Attribute owner, String id) {
    return list.exports().stream()
        .anyMatch(
            export -> export.attributes().get(owner).filter(id::equalsIgnoreCase).isPresent());
  }

  private boolean holds(ExportedList list, EventQuery rows) {
    return list.sources().stream()
        .anyMatch(source -> context.events().count(rows.inSource(source)) > 0);
  }

  private long size(long rows) {
    return context.asOf().includesTheEnd() ? rows : 0;
  }

  /** A list of which fewer rows are in the case than its export counted proves no absence. */
  private ExportedList withRowsHeld(ExportedList list) {
    long held = 0;
    long counted = 0;
    for (String source : list.sources()) {
      held += context.events().count(EventQuery.of(list.kind()).inSource(source));
    }
    for (ExportedList other : catalogue.of(list.kind())) {
      if (other.sources().equals(list.sources())) {
        counted += other.rows();
      }
    }
    return held >= counted || !list.isComplete()
        ? list
        : new ExportedList(
            list.kind(),
            list.sources(),
            list.exports(),
            list.ownerNamed(),
            Completeness.PARTIAL,
            "the case contains only " + held + " of its " + counted + " rows",
            list.asOf(),
            list.idTypes(),
            list.rows());
  }
}
