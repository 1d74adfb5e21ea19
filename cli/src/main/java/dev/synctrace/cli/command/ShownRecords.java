package dev.synctrace.cli.command;

import dev.synctrace.index.log.LogPlace;
import dev.synctrace.index.log.LogPosition;
import dev.synctrace.index.log.LogReader;
import dev.synctrace.index.log.LogRecord;
import dev.synctrace.index.log.RotatedLog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a reader has.
 *
 * @param records read while iterating
 * @param hasMore whether the limit left some out; asked when all records have been read
 */
record ShownRecords(Iterable<LogRecord> records, BooleanSupplier hasMore) {

  static ShownRecords all(LogReader reader) {
    return new ShownRecords(reader.records(null), () -> false);
  }

  /** The first records. */
  static ShownRecords first(LogReader reader, int limit) {
    Cut records = new Cut(reader.records(null), 0, limit, _ -> true);
    return new ShownRecords(records, () -> records.hasMore);
  }

  /**
   * The last records, or, where an older file of a rotated log is named, the last of that file and
   * before.
   */
  static ShownRecords last(LogReader reader, List<LogPlace> places, int limit) {
    Set<String> newer = new HashSet<>();
    @Nullable LogPosition end = null;
    if (places.size() == 1) {
      RotatedLog log = places.getFirst().log();
      List<String> paths = log.paths();
      newer.addAll(paths.subList(paths.indexOf(places.getFirst().source()) + 1, paths.size()));
      end =
          newer.isEmpty()
              ? null
              : new LogPosition(places.getFirst().source(), Long.MAX_VALUE, null);
    }
    Optional<LogReader.Start> start = reader.back(end, limit);
    if (start.isEmpty()) {
      return new ShownRecords(List.of(), () -> false);
    }
    LogPosition from = start.get().position();
    long others = start.get().others();
    return new ShownRecords(
        new Cut(reader.records(from), others, limit, row -> !newer.contains(row.event().source())),
        () -> others > 0 || !reader.before(from, 1).records().isEmpty());
  }

  /** A record, whether it is shown otherwise or not, and those around it. */
  static ShownRecords around(LogReader reader, LogRecord record, int count) {
    LogPosition position = LogPosition.of(record);
    List<LogRecord> after = reader.after(position, count).records();
    // In true time order, records of one line can be at several positions.
    List<LogRecord> here =
        reader.around(position, 0, 1).records().stream()
            .filter(row -> row.event().source().equals(position.source()))
            .filter(row -> row.event().line() == position.line())
            .filter(row -> !after.contains(row))
            .toList();
    List<LogRecord> records = new ArrayList<>(reader.before(position, count).records());
    records.addAll(here.contains(record) ? here : List.of(record));
    records.addAll(after);
    return new ShownRecords(records, () -> false);
  }

  /** Records after some that are passed over, as long as they are to be shown. */
  private static final class Cut implements Iterable<LogRecord> {
    private final Iterable<LogRecord> records;
    private final long passed;
    private final int limit;
    private final Predicate<LogRecord> shown;
    private boolean hasMore;

    Cut(Iterable<LogRecord> records, long passed, int limit, Predicate<LogRecord> shown) {
      this.records = records;
      this.passed = passed;
      this.limit = limit;
      this.shown = shown;
    }

    @Override
    public Iterator<LogRecord> iterator() {
      Iterator<LogRecord> all = records.iterator();
      for (long i = 0; i < passed && all.hasNext(); i++) {
        all.next();
      }
      return new Iterator<>() {
        private int left = limit;
        private @Nullable LogRecord next;

        @Override
        public boolean hasNext() {
          if (next == null && left > 0 && all.hasNext()) {
            LogRecord row = all.next();
            boolean isShown = shown.test(row);
            left = isShown ? left - 1 : 0;
            next = isShown ? row : null;
          } else if (next == null && left == 0) {
            hasMore = all.hasNext();
          }
          return next != null;
        }

        @Override
        public LogRecord next() {
          if (!hasNext() || next == null) {
            throw new NoSuchElementException();
          }
          LogRecord row = next;
          next = null;
          return row;
        }
      };
    }
  }
}
