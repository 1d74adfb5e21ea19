package dev.synctrace.diagnosis.collect;

import dev.synctrace.diagnosis.collect.CollectItem.Data;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item to collect, of one computer, group or collection where that is known.
 *
 * @param item of the catalogue
 * @param machine name of the computer; null for each computer of its role, or for none
 * @param subject ID of the group or collection; null where there is none, or for each
 * @param subjectName its name; null where it is not known
 * @param files names of its files that are wanted
 * @param onlyRotated whether the current log is in the case, so that only an older part is wanted,
 *     which need not exist
 */
public record CollectTask(
    CollectItem item,
    @Nullable String machine,
    @Nullable String subject,
    @Nullable String subjectName,
    List<String> files,
    boolean onlyRotated) {
  /** Stands for the ID of each group where none is known. */
  private static final String GROUP = "GROUP";

  public CollectTask {
    files = List.copyOf(files);
  }

  /** Returns what is to be collected, with whose it is. */
  public String what() {
    String name = item.data() instanceof Data.Log ? String.join(" and ", files) : item.title();
    String of = subjectName == null ? subject : subjectName;
    if (of != null) {
      return name + " of " + of;
    }
    return "group".equals(item.each())
        ? name + " of each group (" + GROUP + " is its object ID)"
        : name;
  }

  /** Returns the computer by name, else what sort of place it is at. */
  public String where() {
    return machine == null ? item.role().title() : machine;
  }

  /**
   * Returns whether a script can collect it: the computer has a name that computers can have, or
   * none is known yet.
   */
  public boolean isOfHost() {
    return machine == null || HostNameRules.isHost(machine);
  }

  /**
   * Returns the command, query or steps, with the ID it is for, or {@code GROUP} where that is not
   * known; null where files are copied.
   */
  public @Nullable String how() {
    String how = item.how();
    if (how == null) {
      return null;
    }
    String group = subject == null ? GROUP : subject;
    return how.replace(CollectItem.GROUP, group).replace("$GroupId", group);
  }

  /** Returns where it is, for people. */
  public String place() {
    return item.place();
  }
}
