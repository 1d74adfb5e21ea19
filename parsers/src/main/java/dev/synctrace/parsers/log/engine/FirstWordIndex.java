package dev.synctrace.parsers.log.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which logs know messages that begin with a word. The look-up reads the word in place, without
 * regard to case and without making a string of it, because every record of a bundle comes here.
 */
public final class FirstWordIndex {
  private static final int BUCKETS = 1024; // a power of two, several times the known first words

  private record Entry(String word, List<MessageLog> logs, @Nullable Entry next) {}

  private final @Nullable Entry[] buckets = new @Nullable Entry[BUCKETS];

  /** Adds a log for a lower-case word, after those already there. */
  public void add(String word, MessageLog log) {
    int bucket = bucket(word, 0, word.length());
    Entry found = find(bucket, word, 0, word.length());
    if (found == null) {
      found = new Entry(word, new ArrayList<>(1), buckets[bucket]);
      buckets[bucket] = found;
    }
    found.logs().add(log);
  }

  /** The logs that know the message's first word, in the order they were added. */
  public List<MessageLog> logsFor(String message) {
    int start = MessageGrammar.firstWordStart(message);
    int end = MessageGrammar.firstWordEnd(message, start);
    Entry found = find(bucket(message, start, end), message, start, end);
    return found == null ? List.of() : found.logs();
  }

  private @Nullable Entry find(int bucket, String text, int start, int end) {
    Entry entry = buckets[bucket];
    while (entry != null
        && (entry.word().length() != end - start
            || !entry.word().regionMatches(true, 0, text, start, end - start))) {
      entry = entry.next();
    }
    return entry;
  }

  private static int bucket(String text, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + (text.charAt(i) | 0x20); // the same for both cases of a letter
    }
    return (hash ^ (hash >>> 10)) & (BUCKETS - 1);
  }
}
