package dev.synctrace.report.view;

/** Where the records that a page cites can be read. Safe for use by many threads. */
public interface RecordLinks {
  /** For pages without a log reader, such as the report. */
  RecordLinks NONE =
      new RecordLinks() {
        @Override
        public String log(String source) {
          return "";
        }

        @Override
        public String record(String source, long line) {
          return "";
        }

        @Override
        public String around(String source, long line) {
          return "";
        }
      };

  /** Returns the address of a log; empty where there is none. */
  String log(String source);

  /**
   * Returns the address of a record in its log; empty where there is none.
   *
   * @param source path of a source of the case, as it is
   * @param line a line of the record, from 1
   */
  String record(String source, long line);

  /** Returns the address of all machines around a record; empty where there is none. */
  String around(String source, long line);
}
