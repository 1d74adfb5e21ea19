package dev.synctrace.parsers.fact.row;

import dev.synctrace.parsers.model.Guid;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Information of a file's path about a list of members, which as Graph returns it names no group:
 * the only GUID of the file's name, else of the nearest folder that has one. Never used to
 * recognise a file.
 */
public final class GroupIdFromPath {
  private final @Nullable String group;
  private final boolean owners;
  private final boolean members;

  public GroupIdFromPath(String path) {
    String[] parts = path.split("/");
    this.group = group(parts);
    String lastTwo = (parts.length > 1 ? parts[parts.length - 2] + "/" : "") + last(parts);
    String named = lastTwo.toLowerCase(Locale.ROOT);
    this.owners = named.contains("owner");
    this.members = named.contains("member");
  }

  private static String last(String[] parts) {
    return parts.length == 0 ? "" : parts[parts.length - 1];
  }

  private static @Nullable String group(String[] parts) {
    for (int i = parts.length - 1; i >= 0; i--) {
      Optional<String> found = Guid.only(parts[i]);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return null;
  }

  /** The group's id. */
  public Optional<String> group() {
    return Optional.ofNullable(group);
  }

  /** Whether file or folder say that the list is one of owners. */
  public boolean saysOwners() {
    return owners;
  }

  /** Whether file or folder say that the list is one of members. */
  public boolean saysMembers() {
    return members;
  }
}
