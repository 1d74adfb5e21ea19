package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.evidence.ExportedList;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import java.util.List;

/**
 * Lists in the case of the members of a group or of a collection.
 *
 * @param lists the lists of its members, each with what it states
 * @param size members listed
 */
public record MemberList(List<ExportedList> lists, long size) {
  public static final MemberList NONE = new MemberList(List.of(), 0);

  public MemberList {
    lists = List.copyOf(lists);
  }

  /** Whether the case has such a list at all. */
  public boolean known() {
    return size > 0 || !lists.isEmpty();
  }

  /** The newest lists; where none states its time, all of them. */
  public List<ExportedList> newest() {
    return ListCatalogue.newest(lists);
  }
}
