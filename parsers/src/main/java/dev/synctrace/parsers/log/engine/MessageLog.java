package dev.synctrace.parsers.log.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the messages of one log (or, without a {@link #name}, messages that many logs write). An
 * instance reuses its lexer and parser and serves one thread.
 */
public interface MessageLog {

  /** The log's name, as its file is called; empty for messages shared by many logs. */
  default Optional<String> name() {
    return Optional.empty();
  }

  /** Components that write this log, compared without case. */
  default List<String> components() {
    return List.of();
  }

  /** Names this log's file has had, without extension, compared without case. */
  default List<String> fileNames() {
    return List.of();
  }

  /**
   * Lower-case first words a message of this log can begin with, taken from the grammar itself. A
   * message that begins with another word is never offered.
   */
  Set<String> firstWords();

  /**
   * Texts of which one must be, in any case, in a message that is offered whatever its first word
   * is; empty for a log whose messages all have known first words. Every unknown message is
   * searched for them, so let them be few and hold a rare mark, such as a slash.
   */
  default List<String> anchors() {
    return List.of();
  }

  /** What the message says, or empty when this log knows no such message. */
  Optional<ParsedMessage> read(String message);
}
