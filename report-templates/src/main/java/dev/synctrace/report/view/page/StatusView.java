package dev.synctrace.report.view.page;

import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.status.MappingStatus;
import dev.synctrace.diagnosis.status.SyncStatus;
import dev.synctrace.report.view.Phrase;
import dev.synctrace.report.view.Shown;
import dev.synctrace.report.view.TimeView;
import dev.synctrace.report.view.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mapping in the columns of the console's Collection Cloud Sync view, the default ones first, the
 * optional ones after.
 *
 * @param differences where the console's own export says otherwise
 */
public record StatusView(
    String collectionId,
    String collectionName,
    String groupId,
    String groupName,
    String status,
    Tone tone,
    String memberCount,
    String completed,
    String inProgress,
    String failed,
    String cloudServiceId,
    String collectionType,
    SyncView lastFullSync,
    SyncView lastSync,
    List<DifferenceView> differences) {
  private static final String NOT_TOLD = "–";

  /** One synchronization; all unknown where nothing tells. */
  public record SyncView(TimeView time, String status, String memberCount) {}

  /** What the console says and the case does not. */
  public record DifferenceView(String column, String console, String ours, String place) {}

  public static StatusView of(MappingStatus status, String collectionType, Shown shown) {
    Mapping mapping = status.mapping();
    return new StatusView(
        nameOrNotTold(mapping.collectionId(), shown),
        nameOrNotTold(mapping.collectionName(), shown),
        shown.text(mapping.groupId()),
        nameOrNotTold(mapping.groupName(), shown),
        words(status.status()),
        tone(status.status()),
        number(status.memberCount()),
        number(status.syncCompleted()),
        number(status.syncInProgress()),
        number(status.syncFailed()),
        mapping.cloudServiceId() == null ? NOT_TOLD : mapping.cloudServiceId().toString(),
        collectionType,
        sync(status.lastFullSync(), shown),
        sync(status.lastSync(), shown),
        status.differences().stream()
            .map(difference ->
                new DifferenceView(
                    difference.column(),
                    shown.text(difference.console()),
                    shown.text(difference.ours()),
                    shown.quote(difference.event()).place()))
            .toList());
  }

  private static SyncView sync(MappingStatus.@Nullable Sync sync, Shown shown) {
    return sync == null
        ? new SyncView(TimeView.NONE, NOT_TOLD, NOT_TOLD)
        : new SyncView(shown.time(sync.time()), words(sync.status()), number(sync.memberCount()));
  }

  private static String words(SyncStatus status) {
    return switch (status) {
      case SUCCESS -> "Success";
      case PARTIAL_SUCCESS -> "Partial Success";
      case FAILED -> "Failed";
      case IN_PROGRESS -> "In Progress";
      case UNKNOWN -> "Unknown";
    };
  }

  private static Tone tone(SyncStatus status) {
    return switch (status) {
      case SUCCESS -> Tone.GOOD;
      case PARTIAL_SUCCESS -> Tone.ODD;
      case FAILED -> Tone.BAD;
      case IN_PROGRESS -> Tone.WAITING;
      case UNKNOWN -> Tone.OPEN;
    };
  }

  private static String number(@Nullable Long value) {
    return value == null ? NOT_TOLD : Phrase.of("%,d", value);
  }

  private static String nameOrNotTold(@Nullable String name, Shown shown) {
    return name == null ? NOT_TOLD : shown.name(name);
  }
}
