package dev.synctrace.parsers.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.synctrace.parsers.log.MessageReader;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.record.LogRecord;
import dev.synctrace.parsers.record.RecordOptions;
import dev.synctrace.parsers.record.RecordReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text that describes a bundle and is no log of it: a Markdown document, such as the README of a
 * sample, or answers of SyncTrace as JSON. None of its lines becomes an event.
 *
 * <p>To lose a record is worse than to show a document as a log. So a file is a document only if it
 * is seen whole, and no line of it has a frame, a time at its beginning, or a message that a log of
 * the catalogue has.
 */
final class DocumentFormat implements SourceFormat {
  /** A heading on the first line, with an empty line below it. Comments of a log have none. */
  private static final Pattern MARKDOWN = Pattern.compile("#{1,6} \\S[^\\r\\n]*\\R[ \\t]*\\R");

  private static final Pattern PART_OF_A_FRAME =
      Pattern.compile("<!\\[LOG|\\]LOG\\]|\\$\\$\\s*<|&lt;!\\[LOG|<thread=");

  /** A date or a time where a line begins, with or without a bracket. */
  private static final Pattern TIME_FIRST =
      Pattern.compile("(?m)^[\\s\\[(>]*\\d{1,4}[-./:]\\d{1,2}[-./:]\\d{1,4}");

  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_DEPTH = 2;

  private final MessageReader messages;

  DocumentFormat(MessageReader messages) {
    this.messages = messages;
  }

  @Override
  public boolean recognises(FilePrefix prefix) {
    String text = prefix.start();
    return prefix.whole()
        && (MARKDOWN.matcher(text).lookingAt() || isAnswer(text))
        && !PART_OF_A_FRAME.matcher(text).find()
        && !TIME_FIRST.matcher(text).find()
        && !hasRecord(text);
  }

  @Override
  public ReadOutcome read(SourceInput source, EventSink sink) {
    long lines = source.prefix().text().lines().count();
    String encoding = source.prefix().charset().name().toLowerCase(Locale.ROOT);
    return new ReadOutcome("none", encoding, lines, 0, 0, List.of());
  }

  /** Whether a text is JSON to its end, with the keys of a verdict or of an action's outcome. */
  private static boolean isAnswer(String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return false;
    }
    Set<String> keys = new HashSet<>();
    try (JsonParser parser = JSON.createParser(text)) {
      int depth = 0;
      int objects = 0;
      do {
        JsonToken token = parser.nextToken();
        if (token == null) {
          return false; // cut off
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        objects += token == JsonToken.START_OBJECT ? 1 : token == JsonToken.END_OBJECT ? -1 : 0;
        if (token == JsonToken.FIELD_NAME && objects <= MOST_DEPTH) {
          keys.add(parser.currentName());
        }
      } while (depth > 0);
      return parser.nextToken() == null
          && keys.contains("causes")
          && (keys.contains("verdict") || keys.contains("outcome"));
    } catch (JsonProcessingException _) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory", e);
    }
  }

  private boolean hasRecord(String text) {
    try {
      RecordReader records =
          new RecordReader(
              new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
              RecordOptions.DEFAULT);
      for (LogRecord record = records.next(); record != null; record = records.next()) {
        boolean known =
            messages
                .read(record.message(), record.component(), "")
                .reading()
                .filter(reading -> reading.kind() != Kind.OTHER)
                .isPresent();
        if (record.time() != null || known) {
          return true;
        }
      }
      return records.statistics().records() > 0;
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory", e);
    }
  }
}
