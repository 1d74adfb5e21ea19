package dev.synctrace.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which log a message belongs to and what it says. A message is offered only to logs whose
 * grammar knows its first word, the log of its component first. Serves one thread.
 */
public final class MessageReader {
  private final Map<String, List<MessageLog>> byFirstWord = new HashMap<>();
  private final Map<String, MessageLog> byComponent = new HashMap<>();
  private final Map<String, MessageLog> byFileName = new HashMap<>();
  private final List<MessageLog> anchored = new ArrayList<>();

  public MessageReader() {
    this(Logs.all());
  }

  MessageReader(List<MessageLog> logs) {
    for (MessageLog log : logs) {
      log.components().forEach(component -> byComponent.put(lower(component), log));
      log.fileNames().forEach(fileName -> byFileName.put(lower(fileName), log));
      log.firstWords()
          .forEach(word -> byFirstWord.computeIfAbsent(word, w -> new ArrayList<>()).add(log));
      if (!log.anchors().isEmpty()) {
        anchored.add(log);
      }
    }
  }

  /**
   * What a message says and which log it belongs to.
   *
   * @param log the log's name
   * @param reading empty when no log knows the message
   */
  public record Classified(String log, Optional<Reading> reading) {}

  /**
   * @param message the text for people of one record
   * @param component as written, null when the record has none
   * @param fileName the source's file name without rotation mark and extension
   */
  public Classified read(String message, @Nullable String component, String fileName) {
    MessageLog home = component == null ? null : byComponent.get(lower(component));
    if (home == null) {
      home = byFileName.get(lower(fileName));
    }
    MessageLog reader = null;
    Optional<Reading> reading = Optional.empty();
    for (MessageLog candidate : candidates(message, home)) {
      reading = candidate.read(message);
      if (reading.isPresent()) {
        reader = candidate;
        break;
      }
    }
    return new Classified(logName(home, reader, fileName), reading);
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

  private List<MessageLog> candidates(String message, @Nullable MessageLog home) {
    List<MessageLog> byWord =
        byFirstWord.getOrDefault(MessageGrammar.firstWord(message), List.of());
    List<MessageLog> candidates = byWord;
    if (home != null && byWord.size() > 1 && byWord.contains(home) && byWord.get(0) != home) {
      candidates = new ArrayList<>(byWord.size());
      candidates.add(home);
      for (MessageLog log : byWord) {
        if (log != home) {
          candidates.add(log);
        }
      }
    }
    for (MessageLog log : anchored) {
      if (!byWord.contains(log)
          && log.anchors().stream().anyMatch(a -> containsAnchor(message, a))) {
        candidates = new ArrayList<>(candidates);
        candidates.add(log);
      }
    }
    return candidates;
  }

  private static boolean containsAnchor(String message, String anchor) {
    return message.contains(anchor) || message.toLowerCase(Locale.ROOT).contains(anchor);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
