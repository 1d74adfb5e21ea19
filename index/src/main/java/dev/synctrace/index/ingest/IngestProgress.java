package dev.synctrace.index.ingest;

/** Receives ingest progress; called on the ingest thread. */
public interface IngestProgress {
  IngestProgress SILENT =
      new IngestProgress() {
        @Override
        public void reading(String path) {}

        @Override
        public void advanced(long bytes, long events) {}
      };

  /** A file is being read now. */
  void reading(String path);

  /** So many more bytes and events are read. */
  void advanced(long bytes, long events);
}
