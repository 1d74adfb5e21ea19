package dev.synctrace.index.log;

import java.util.List;

/**
 * Some neighbouring records.
 *
 * @param records in the order of the reader
 * @param first whether none comes before them
 * @param last whether none comes after them
 */
public record LogPage(List<LogRecord> records, boolean first, boolean last) {
  public LogPage {
    records = List.copyOf(records);
  }
}
