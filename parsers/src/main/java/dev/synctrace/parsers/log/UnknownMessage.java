package dev.synctrace.parsers.log;

import dev.synctrace.parsers.log.engine.MentionScanner;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.log.engine.SeverityWords;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import org.jspecify.annotations.Nullable;

/** What can be said of a message no log knows: its ids and codes, and how bad it is. */
public final class UnknownMessage {
  private static final ParsedMessage NOTHING = ParsedMessage.of(Kind.OTHER);
  private static final ParsedMessage WARNING = NOTHING.withSeverity(Severity.WARNING);
  private static final ParsedMessage ERROR = NOTHING.withSeverity(Severity.ERROR);

  private UnknownMessage() {}

  /**
   * A reading of kind {@link Kind#OTHER}.
   *
   * @param message the text for people of one record
   * @param type the record's own severity, the CCM {@code type}, 0 to 3; null when it has none, and
   *     then the words of the message decide
   */
  public static ParsedMessage read(String message, @Nullable Integer type) {
    Severity severity = type == null ? SeverityWords.of(message) : severity(type);
    Attributes mentions = MentionScanner.scan(message);
    return mentions.isEmpty() ? plain(severity) : new ParsedMessage(Kind.OTHER, severity, mentions);
  }

  private static ParsedMessage plain(Severity severity) {
    return switch (severity) {
      case INFO -> NOTHING;
      case WARNING -> WARNING;
      case ERROR -> ERROR;
    };
  }

  /** 2 is a warning and 3 an error; 0 is verbose rather than success. framing.md section 1.1. */
  private static Severity severity(int type) {
    return switch (type) {
      case 2 -> Severity.WARNING;
      case 3 -> Severity.ERROR;
      default -> Severity.INFO;
    };
  }
}
