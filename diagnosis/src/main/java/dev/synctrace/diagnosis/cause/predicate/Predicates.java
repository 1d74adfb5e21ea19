package dev.synctrace.diagnosis.cause.predicate;

import dev.synctrace.diagnosis.cause.condition.Predicate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every predicate there is. A new one is added to the list of its class; its test sees that it
 * holds in each of its ways and in no other.
 */
public final class Predicates {
  private Predicates() {}

  /** All, each with a name of its own. */
  public static List<Predicate<?>> all() {
    return Stream.of(
            UserPredicates.all(),
            ClientKeyDataPredicates.all(),
            GroupChanges.all(),
            GroupStatePredicates.all(),
            SyncLogPredicates.all(),
            JoinState.all(),
            DeviceObjects.all(),
            GroupWritePermission.all(),
            TokenServicePredicates.all(),
            ServerAppPredicates.all(),
            NotePredicates.all(),
            TenantAttachPredicates.all())
        .<Predicate<?>>flatMap(List::stream)
        .toList();
  }
}
