package dev.synctrace.parsers.eventlog;

/** A record of an event log that cannot be read; the records beside it can be. */
final class DamagedRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedRecordException(String message) {
    // Damage is common in event logs, and a hostile file has it in every record.
    super(message, null, false, false);
  }
}
