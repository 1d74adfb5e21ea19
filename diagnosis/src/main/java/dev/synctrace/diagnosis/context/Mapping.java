package dev.synctrace.diagnosis.context;

import dev.synctrace.parsers.model.Guid;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A collection and the Entra group it is synchronized to.
 *
 * @param groupId in its internal form; as written when it is no GUID
 * @param groupName null when no source tells
 * @param collectionId null when only the log or an audit names the group
 * @param collectionName null when no source tells
 * @param cloudServiceId null when no source tells
 */
public record Mapping(
    String groupId,
    @Nullable String groupName,
    @Nullable String collectionId,
    @Nullable String collectionName,
    @Nullable Long cloudServiceId) {
  /** By group, then by collection, where none comes first. */
  public static final Comparator<Mapping> ORDER =
      Comparator.comparing(Mapping::groupId, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(
              Mapping::collectionId, Comparator.nullsFirst(String.CASE_INSENSITIVE_ORDER));

  /** Whether the mapping is of this group; the ID may be in any spelling. */
  public boolean isOfGroup(String id) {
    return groupId.equalsIgnoreCase(Guid.canonical(id));
  }

  public boolean isOfCollection(String id) {
    return collectionId != null && collectionId.equalsIgnoreCase(id);
  }
}
