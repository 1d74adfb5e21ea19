package dev.synctrace.diagnosis.collect;

import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing to collect.
 *
 * @param id of the catalogue, such as {@code token-log}
 * @param role whose it is
 * @param place where it is, for people; that of the role unless it has its own
 * @param scenarios what it is collected for
 * @param data what it is
 * @param title what people call it
 * @param answers the question it answers
 * @param how steps, command or query for people; null where copying the files is all
 * @param files names of the files, the current log before its rotated one; {@code {group}} stands
 *     for the ID of a group
 * @param query SQL that exports it; null where it is in no table
 * @param cmdlet PowerShell command that exports it from Graph; null where none does
 * @param relation what the objects are to the group, as Graph calls it; null where they are no list
 *     of a group
 * @param members the type of members, {@code device} or {@code user}, that it is about; null for
 *     any
 * @param each what there is one of for each: {@code group}, {@code collection}; null where there is
 *     one
 * @param decides whether no verdict can be sure without it
 * @param versions first and last version of the site that writes it; null for any
 */
public record CollectItem(
    String id,
    CollectRole role,
    String place,
    Set<CollectScenario> scenarios,
    Data data,
    String title,
    String answers,
    @Nullable String how,
    List<String> files,
    @Nullable String query,
    @Nullable String cmdlet,
    @Nullable String relation,
    @Nullable String members,
    @Nullable String each,
    boolean decides,
    @Nullable Versions versions) {
  /** The placeholder for the ID of a group in names of files. */
  public static final String GROUP = "{group}";

  public CollectItem {
    scenarios = Set.copyOf(scenarios);
    files = List.copyOf(files);
  }

  /** Returns whether it is elsewhere than what else its role has. */
  public boolean hasOwnPlace() {
    return !place.equals(role.place());
  }

  /** What it is for SyncTrace. */
  public sealed interface Data {
    /** A log of Configuration Manager by its name. */
    record Log(String name) implements Data {}

    /** A Windows event log by its channel. */
    record EventLog(String channel) implements Data {}

    /** An export by the kind of its rows. */
    record Fact(Kind kind) implements Data {}

    /** Directory audits. */
    record Audit() implements Data {}
  }

  /** Versions of the site, such as 2002 to 2211. */
  public record Versions(int first, int last) {
    /** Returns whether a version is one of these. */
    public boolean include(int version) {
      return first <= version && version <= last;
    }
  }
}
