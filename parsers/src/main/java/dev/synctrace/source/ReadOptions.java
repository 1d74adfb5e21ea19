package dev.synctrace.source;

import dev.synctrace.record.DateOrder;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What the person knows that the files do not say.
 *
 * @param assumedZone zone of records that name none
 * @param dateOrder order of day and month in dates as CMTrace copies them
 */
public record ReadOptions(ZoneId assumedZone, DateOrder dateOrder) {
  public static final ReadOptions DEFAULT = new ReadOptions(ZoneOffset.UTC, DateOrder.AUTO);
}
