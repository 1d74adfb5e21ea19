package dev.synctrace.cli.command;

import dev.synctrace.index.log.ClockCorrections;
import dev.synctrace.index.log.LogRecord;
import dev.synctrace.index.log.RotatedLog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of the logs of a case is shown.
 *
 * @param title which logs these are
 * @param facts what is known of the log; empty where there are several
 * @param logs the logs they are from; empty for all of the case
 * @param merged whether they are in true time order, otherwise in the order they were written
 * @param records read while they are written
 * @param marked the record that was asked for; null where none was
 * @param clocks by which their times are corrected
 */
record LogView(
    String title,
    String facts,
    List<RotatedLog> logs,
    boolean merged,
    Iterable<LogRecord> records,
    @Nullable LogRecord marked,
    ClockCorrections clocks) {

  /** Returns whether the records can be of several files. */
  boolean hasSeveralFiles() {
    return merged || logs.size() != 1 || logs.getFirst().sources().size() > 1;
  }
}
