package dev.synctrace.parsers.source;

import dev.synctrace.parsers.record.RecordOptions;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * User options that the files do not contain.
 *
 * @param assumedZone zone of records that name none
 * @param records how records are written
 */
public record ReadOptions(ZoneId assumedZone, RecordOptions records) {
  public static final ReadOptions DEFAULT = new ReadOptions(ZoneOffset.UTC, RecordOptions.DEFAULT);
}
