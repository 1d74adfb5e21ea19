package dev.synctrace.diagnosis.status;

import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.context.SiteContext.ClientCount;
import dev.synctrace.parsers.model.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping as the console's Collection Cloud Sync view tells it, from our own verdicts.
 *
 * @param memberCount members of the collection; null when the case has not enough data who they are
 * @param syncCompleted of these, in the group; null with {@code memberCount}
 * @param syncInProgress of these, pending; null with {@code memberCount}
 * @param syncFailed of these, not in the group though due; null with {@code memberCount}
 * @param tabs all members by their tab, also those that are not in the collection; without the tabs
 *     that no member is in
 * @param unproven how many verdicts that say where a member is are likely or possible only
 * @param lastFullSync null when nothing tells
 * @param lastSync null when nothing tells
 * @param clients clients with a verified identity, and all; null without an export of ClientKeyData
 * @param progress how fast members are added, and when all will be
 * @param differences where the console's own export says otherwise
 */
public record MappingStatus(
    Mapping mapping,
    ConsoleSyncState status,
    @Nullable Long memberCount,
    @Nullable Long syncCompleted,
    @Nullable Long syncInProgress,
    @Nullable Long syncFailed,
    Map<CloudSyncTab, Long> tabs,
    long unproven,
    @Nullable Sync lastFullSync,
    @Nullable Sync lastSync,
    @Nullable ClientCount clients,
    SyncEstimate progress,
    List<Difference> differences) {

  /**
   * One synchronization.
   *
   * @param time when it began, UTC
   * @param status how it ended
   * @param memberCount members it synchronized; null when nothing tells
   */
  public record Sync(Instant time, ConsoleSyncState status, @Nullable Long memberCount) {}

  /**
   * One column of the console that differs from our own view. The console tells what the
   * synchronization did, not who is in the group now.
   *
   * @param column its name in the console
   * @param console what the console says
   * @param ours what we say
   * @param event the console's row
   */
  public record Difference(String column, String console, String ours, Event event) {}

  public MappingStatus {
    tabs = Map.copyOf(tabs);
    differences = List.copyOf(differences);
  }

  /** Cloud sync status of a collection, in the console's words. */
  public enum ConsoleSyncState {
    /** All members are synchronized. */
    SUCCESS,
    /** At least one member is synchronized, and at least one failed. */
    PARTIAL_SUCCESS,
    /** No member is synchronized. */
    FAILED,
    /** The synchronization is in progress. */
    IN_PROGRESS,
    /** Not enough data in the case. */
    UNKNOWN
  }
}
