package dev.synctrace.report.view.page;

import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.status.MappingStatus;
import dev.synctrace.diagnosis.status.MappingStatus.ConsoleSyncState;
import dev.synctrace.report.view.CitationView;
import dev.synctrace.report.view.EnglishFormat;
import dev.synctrace.report.view.StatusTone;
import dev.synctrace.report.view.TimeView;
import dev.synctrace.report.view.ViewFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mapping in the columns of the console's Collection Cloud Sync view, the default ones first, the
 * optional ones after.
 *
 * @param differences where the console's own export says otherwise
 */
public record MappingStatusView(
    String collectionId,
    String collectionName,
    String groupId,
    String groupName,
    String status,
    StatusTone tone,
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
  public record DifferenceView(String column, String console, String ours, CitationView place) {}

  public static MappingStatusView of(
      MappingStatus status, String collectionType, ViewFormatter formatter) {
    Mapping mapping = status.mapping();
    return new MappingStatusView(
        nameOrNotTold(mapping.collectionId(), formatter),
        nameOrNotTold(mapping.collectionName(), formatter),
        formatter.text(mapping.groupId()),
        nameOrNotTold(mapping.groupName(), formatter),
        words(status.status()),
        tone(status.status()),
        number(status.memberCount()),
        number(status.syncCompleted()),
        number(status.syncInProgress()),
        number(status.syncFailed()),
        mapping.cloudServiceId() == null ? NOT_TOLD : mapping.cloudServiceId().toString(),
        collectionType,
        sync(status.lastFullSync(), formatter),
        sync(status.lastSync(), formatter),
        status.differences().stream()
            .map(difference ->
                new DifferenceView(
                    difference.column(),
                    formatter.text(difference.console()),
                    formatter.text(difference.ours()),
                    formatter.citation(difference.event())))
            .toList());
  }

  private static SyncView sync(MappingStatus.@Nullable Sync sync, ViewFormatter formatter) {
    return sync == null
        ? new SyncView(TimeView.NONE, NOT_TOLD, NOT_TOLD)
        : new SyncView(
            formatter.time(sync.time()), words(sync.status()), number(sync.memberCount()));
  }

  private static String words(ConsoleSyncState status) {
    return switch (status) {
      case SUCCESS -> "Success";
      case PARTIAL_SUCCESS -> "Partial Success";
      case FAILED -> "Failed";
      case IN_PROGRESS -> "In Progress";
      case UNKNOWN -> "Unknown";
    };
  }

  private static StatusTone tone(ConsoleSyncState status) {
    return switch (status) {
      case SUCCESS -> StatusTone.GOOD;
      case PARTIAL_SUCCESS -> StatusTone.ODD;
      case FAILED -> StatusTone.BAD;
      case IN_PROGRESS -> StatusTone.WAITING;
      case UNKNOWN -> StatusTone.OPEN;
    };
  }

  private static String number(@Nullable Long value) {
    return value == null ? NOT_TOLD : EnglishFormat.of("%,d", value);
  }

  private static String nameOrNotTold(@Nullable String name, ViewFormatter formatter) {
    return name == null ? NOT_TOLD : formatter.name(name);
  }
}
