package dev.synctrace.index.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order of the records that a reader shows. Positions need not be those of a record. */
interface RecordOrder {
  /**
   * Returns the first records from a position on, in order.
   *
   * @param from null for the beginning
   * @param inclusive whether records at the position are among them
   * @param count how many at most; more where several are at the last position
   */
  List<LogRecord> after(@Nullable LogPosition from, boolean inclusive, int count);

  /**
   * Returns the last records before a position, in order.
   *
   * @param to null for the end
   * @param count how many at most; more where several are at the first position
   */
  List<LogRecord> before(@Nullable LogPosition to, int count);
}
