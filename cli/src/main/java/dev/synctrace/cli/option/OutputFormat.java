package dev.synctrace.cli.option;

/** Forms of output. */
public enum OutputFormat {
  TABLE,
  JSON,
  NDJSON,
  CSV
}
