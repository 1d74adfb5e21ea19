package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.context.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * Which mappings are meant.
 *
 * @param group id or name, without case; null for any
 * @param collection id or name, without case; null for any
 */
public record MappingFilter(@Nullable String group, @Nullable String collection) {
  public static final MappingFilter ANY = new MappingFilter(null, null);

  public boolean accepts(Mapping mapping) {
    return (group == null || isGroup(mapping, group))
        && (collection == null || isCollection(mapping, collection));
  }

  /** Whether the text names the mapping's group. */
  public static boolean isGroup(Mapping mapping, String text) {
    return mapping.isOfGroup(text) || text.equalsIgnoreCase(mapping.groupName());
  }

  /** Whether the text names the mapping's collection. */
  public static boolean isCollection(Mapping mapping, String text) {
    return mapping.isOfCollection(text) || text.equalsIgnoreCase(mapping.collectionName());
  }
}
