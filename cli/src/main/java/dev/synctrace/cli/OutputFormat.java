package dev.synctrace.cli;

/** Forms of output. */
public enum OutputFormat {
  TABLE,
  JSON,
  NDJSON,
  CSV
}
