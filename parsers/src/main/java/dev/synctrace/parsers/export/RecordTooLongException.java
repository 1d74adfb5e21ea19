package dev.synctrace.parsers.export;

import java.io.IOException;

/**
 * A record continues past {@link ExportReader#LONGEST_RECORD}: the file is damaged where it began.
 */
final class RecordTooLongException extends IOException {
  private static final long serialVersionUID = 1L;

  RecordTooLongException() {
    super("a record of more than " + ExportReader.LONGEST_RECORD + " characters");
  }
}
