package dev.synctrace.parsers.log;

import dev.synctrace.parsers.log.engine.Anchor;
import dev.synctrace.parsers.log.engine.FirstWordIndex;
import dev.synctrace.parsers.log.engine.MessageLog;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which log a message belongs to and what it means. A message is offered only to logs whose
 * grammar knows its first word, the log of its component first; most messages are offered to none,
 * and finding that out makes no object (speed.md section 1.3). Serves one thread.
 */
public final class MessageReader {
  /**
   * In characters. A task's parameter may hold a whole script; what is longer than this is damage
   * or an attack, and its tokens would need many times its own memory.
   */
  static final int LONGEST_PARSED = 512 * 1024;

  /** Names kept as written, so that most records find their log without lower-casing a name. */
  private static final int KEPT_NAMES = 4096;

  private final FirstWordIndex byFirstWord = new FirstWordIndex();
  private final Map<String, MessageLog> byComponent = new HashMap<>();
  private final Map<String, MessageLog> byFileName = new HashMap<>();
  private final Map<String, Optional<MessageLog>> componentsSeen = new HashMap<>();
  private final Map<String, Optional<MessageLog>> fileNamesSeen = new HashMap<>();
  private final List<Anchored> anchored = new ArrayList<>();

  private record Anchored(MessageLog log, List<Anchor> anchors) {}

  public MessageReader() {
    this(LogRegistry.all());
  }

  MessageReader(List<MessageLog> logs) {
    for (MessageLog log : logs) {
      log.components().forEach(component -> byComponent.put(lower(component), log));
      log.fileNames().forEach(fileName -> byFileName.put(lower(fileName), log));
      log.firstWords().forEach(word -> byFirstWord.add(word, log));
      if (!log.anchors().isEmpty()) {
        anchored.add(new Anchored(log, log.anchors().stream().map(Anchor::of).toList()));
      }
    }
  }

  /**
   * What a message says and which log it belongs to.
   *
   * @param log the log's name
   * @param reading empty when no log knows the message
   */
  public record Classified(String log, Optional<ParsedMessage> reading) {}

  /**
   * @param message the text for people of one record
   * @param component as written, null when the record has none
   * @param fileName the source's file name without rotation mark and extension
   */
  public Classified read(String message, @Nullable String component, String fileName) {
    MessageLog home = component == null ? null : seen(component, componentsSeen, byComponent);
    if (home == null) {
      home = seen(fileName, fileNamesSeen, byFileName);
    }
    if (message.length() > LONGEST_PARSED) {
      return new Classified(logName(home, null, fileName), Optional.empty());
    }
    List<MessageLog> offered = byFirstWord.logsFor(message);
    if (home != null && offered.contains(home)) {
      Optional<ParsedMessage> reading = home.read(message);
      if (reading.isPresent()) {
        return new Classified(logName(home, home, fileName), reading);
      }
    }
    for (int i = 0; i < offered.size(); i++) {
      MessageLog log = offered.get(i);
      Optional<ParsedMessage> reading = log == home ? Optional.empty() : log.read(message);
      if (reading.isPresent()) {
        return new Classified(logName(home, log, fileName), reading);
      }
    }
    return readByAnchor(message, home, offered, fileName);
  }

  private Classified readByAnchor(
      String message, @Nullable MessageLog home, List<MessageLog> offered, String fileName) {
    for (int i = 0; i < anchored.size(); i++) {
      MessageLog log = anchored.get(i).log();
      if (!offered.contains(log) && holdsAnchor(message, anchored.get(i).anchors())) {
        Optional<ParsedMessage> reading = log.read(message);
        if (reading.isPresent()) {
          return new Classified(logName(home, log, fileName), reading);
        }
      }
    }
    return new Classified(logName(home, null, fileName), Optional.empty());
  }

  /**
   * The component decides, then the file's name, then the message, and the file's name as it is.
   */
  private static String logName(
      @Nullable MessageLog home, @Nullable MessageLog reader, String fileName) {
    if (home != null && home.name().isPresent()) {
      return home.name().get();
    }
    return reader == null ? fileName : reader.name().orElse(fileName);
  }

  private static boolean holdsAnchor(String message, List<Anchor> anchors) {
    for (int i = 0; i < anchors.size(); i++) {
      if (anchors.get(i).occursIn(message)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable MessageLog seen(
      String name, Map<String, Optional<MessageLog>> seen, Map<String, MessageLog> known) {
    Optional<MessageLog> log = seen.get(name);
    if (log == null) {
      if (seen.size() == KEPT_NAMES) {
        seen.clear(); // a file of garbage may name a new component in every record
      }
      log = Optional.ofNullable(known.get(lower(name)));
      seen.put(name, log);
    }
    return log.orElse(null);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
