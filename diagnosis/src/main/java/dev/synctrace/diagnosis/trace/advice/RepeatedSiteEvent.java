package dev.synctrace.diagnosis.trace.advice;

import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.parsers.model.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Repeated event at the service connection point that concerns the whole site: one entry for each
 * thing that differs by more than its time.
 *
 * @param operation the log's own word, or the worker's name; null where the record has none
 * @param endpoint last part of the address, such as {@code DevicePost}; null where there is none
 * @param httpStatus null where the record has none
 * @param count how often it happened
 * @param records how many records were uploaded, for {@link Type#UPLOAD_BATCH}; else 0
 * @param first the earliest record
 * @param last the latest record
 * @param activityIds up to five ids that Microsoft support asks for, as written
 * @param worksSince of trouble, the first good answer after it; null where none is known
 */
public record RepeatedSiteEvent(
    Type type,
    RotatedLogSet log,
    @Nullable String operation,
    @Nullable String endpoint,
    @Nullable Long httpStatus,
    long count,
    long records,
    Event first,
    Event last,
    List<String> activityIds,
    @Nullable Event worksSince) {

  /** What happened. */
  public enum Type {
    /** The cloud gateway answered. */
    GATEWAY_ANSWER,
    /** The gateway could not be asked for notifications. */
    GATEWAY_POLL_FAILED,
    /** The worker used a stale connection to the site database. */
    SQL_CONNECTION_CLOSED,
    /** A whole run of a worker failed. */
    WORKER_FAILED,
    /** A run of a worker broke off. */
    WORKER_EXCEPTION,
    /** Changed devices were put together for upload. */
    UPLOAD_BATCH,
    /** An upload failed. */
    UPLOAD_FAILED
  }

  public RepeatedSiteEvent {
    activityIds = List.copyOf(activityIds);
  }

  /** Whether it is trouble: an answer from 400 on, or anything that failed. */
  public boolean isTrouble() {
    return isTrouble(type, httpStatus);
  }

  static boolean isTrouble(Type type, @Nullable Long httpStatus) {
    return switch (type) {
      case GATEWAY_ANSWER -> httpStatus != null && httpStatus >= 400;
      case UPLOAD_BATCH -> false;
      default -> true;
    };
  }

  /** When the gateway answered well again, UTC; null when it is not known to have. */
  public @Nullable Instant worksSinceTime() {
    return worksSince == null ? null : worksSince.time();
  }

  /** Time of the first record, UTC; null when it has none. */
  public @Nullable Instant firstTime() {
    return first.time();
  }

  /** Time of the last record, UTC; null when it has none. */
  public @Nullable Instant lastTime() {
    return last.time();
  }
}
