package dev.synctrace.parsers.export;

import java.io.IOException;

/** Takes the records of one file as they are framed. */
@FunctionalInterface
public interface RecordConsumer {
  /**
   * @param line physical line the record begins on, from 1
   * @param endLine the one it ends on
   */
  void accept(JsonValue.Fields record, long line, long endLine) throws IOException;
}
