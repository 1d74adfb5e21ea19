package dev.synctrace.fact;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file's place says about a list of members, which as Graph returns it names no group: the
 * only GUID of the file's name, else of the nearest folder that has one. Never used to recognise a
 * file.
 */
record SourcePath(String path) {
  private static final Pattern OWNERS = Pattern.compile("(?i)owners?");
  private static final Pattern MEMBERS = Pattern.compile("(?i)members?(hip)?");

  /** The group's id. */
  Optional<String> group() {
    String[] parts = path.split("/");
    for (int i = parts.length - 1; i >= 0; i--) {
      Optional<String> found = Guid.only(parts[i]);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  boolean saysOwners() {
    return OWNERS.matcher(lastTwoParts()).find();
  }

  boolean saysMembers() {
    return MEMBERS.matcher(lastTwoParts()).find();
  }

  private String lastTwoParts() {
    int file = path.lastIndexOf('/');
    int folder = file < 0 ? -1 : path.lastIndexOf('/', file - 1);
    return path.substring(folder + 1);
  }
}
