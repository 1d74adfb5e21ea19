package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.evidence.EventQuery;
import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lists of members or owners of which nothing tells whose they are: they name no group, and the
 * case has several mapped groups or none. Graph's answers are like that; contract, "Facts".
 */
public final class UnattributedExports {
  public static final String HOW =
      "add \"groupId\": \"GROUP-ID\" next to \"value\" in the file and ingest it again, or put the"
          + " group's object ID into the file name and ingest it into a new case";

  private UnattributedExports() {}

  /** What is wrong with each such source, by path. */
  public static SortedMap<String, String> problems(CaseAtInstant context, long mappedGroups) {
    SortedMap<String, String> problems = new TreeMap<>();
    if (mappedGroups != 1) {
      EventQuery query = EventQuery.of(Kind.FACT_EXPORT).with(Attribute.GROUP_FROM, "unknown");
      for (Event export : context.list(query)) {
        problems.put(export.source(), problem(export, mappedGroups));
      }
    }
    return problems;
  }

  /** What a member lacks where the list of its group may be one of these. */
  public static List<MissingEvidence> missing(SortedMap<String, String> problems) {
    return problems.keySet().stream()
        .map(source -> new MissingEvidence("the group that " + source + " belongs to", HOW))
        .toList();
  }

  private static String problem(Event export, long mappedGroups) {
    boolean owners =
        export
            .attributes()
            .get(Attribute.FACT)
            .filter(Kind.FACT_GROUP_OWNER.label()::equals)
            .isPresent();
    return "lists "
        + (owners ? "owners" : "members")
        + " but does not name the group, and the case has "
        + (mappedGroups == 0 ? "no mapping" : mappedGroups + " mapped groups")
        + ", so it is not used; "
        + HOW;
  }
}
