package dev.synctrace.parsers.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The columns of the Entra portal's CSV. The portal translates some of their names, so that a
 * header of the known width is read by position, and any other by the names seen so far ({@code
 * portal-columns.txt}). Reference graph.md section 2.
 */
final class PortalColumns {
  static final String DATE = "Date (UTC)";
  static final int TARGETS = 3;
  static final int PROPERTIES = 5;
  static final int DETAILS = 6;

  /** Older exports lack these. */
  private static final List<String> NEWER =
      List.of("User Agent", "ActorHomeTenantId", "ActorHomeTenantName");

  private static final List<String> ALL = all();
  private static final List<String> OLDER =
      ALL.stream().filter(name -> !NEWER.contains(name)).toList();
  private static final Map<String, String> BY_NAME = byName();

  private PortalColumns() {}

  /** The English names of a header's columns; empty when it is no header of the portal. */
  static Optional<List<String>> english(List<String> header) {
    if (header.isEmpty() || !header.getFirst().contains("(UTC)")) {
      return Optional.empty();
    }
    if (header.size() == ALL.size()) {
      return Optional.of(ALL);
    }
    if (header.size() == OLDER.size()) {
      return Optional.of(OLDER);
    }
    List<String> names =
        header.stream()
            .map(name -> BY_NAME.getOrDefault(name.strip().toLowerCase(Locale.ROOT), name.strip()))
            .toList();
    return names.contains(DATE) && names.contains("Activity")
        ? Optional.of(names)
        : Optional.empty();
  }

  private static List<String> all() {
    List<String> names =
        new ArrayList<>(
            List.of(
                DATE,
                "CorrelationId",
                "Service",
                "Category",
                "Activity",
                "Result",
                "ResultReason",
                "User Agent",
                "ActorType",
                "ActorDisplayName",
                "ActorObjectId",
                "ActorUserPrincipalName",
                "IPAddress",
                "ActorHomeTenantId",
                "ActorHomeTenantName",
                "ActorServicePrincipalId",
                "ActorServicePrincipalName"));
    for (int t = 1; t <= TARGETS; t++) {
      for (String part : List.of("Type", "DisplayName", "ObjectId", "UserPrincipalName")) {
        names.add("Target" + t + part);
      }
      for (int p = 1; p <= PROPERTIES; p++) {
        for (String part : List.of("Name", "OldValue", "NewValue")) {
          names.add("Target" + t + "ModifiedProperty" + p + part);
        }
      }
    }
    for (int d = 1; d <= DETAILS; d++) {
      names.add("AdditionalDetail" + d + "Key");
      names.add("AdditionalDetail" + d + "Value");
    }
    return List.copyOf(names);
  }

  private static Map<String, String> byName() {
    Map<String, String> names =
        ALL.stream().collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), name -> name));
    ClasspathProperties.read(PortalColumns.class, "portal-columns.txt")
        .forEach(entry -> names.put(entry.value().toLowerCase(Locale.ROOT), entry.key()));
    return names;
  }
}
