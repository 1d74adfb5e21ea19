package dev.synctrace.parsers.pattern;

import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.secret.Secrets;
import java.nio.charset.StandardCharsets;

/**
 * The pattern of a message: its text without variable parts such as IDs, numbers, times, paths and
 * quoted values. It depends on the message and its attributes only, so the same record has the same
 * pattern in every case and on every machine.
 *
 * @param id twelve hexadecimal digits, by which queries name the pattern
 * @param text the message with placeholders such as {@code <guid>}, without secrets
 */
public record MessagePattern(String id, String text) {
  /** Length of an {@link #id()}. */
  public static final int ID_LENGTH = 12;

  /**
   * The pattern of all messages whose own would be one too many for its case, see {@link
   * #MOST_PATTERNS}.
   */
  public static final long OTHERS = 0xFFFF_FFFF_FFFFL;

  /** So many patterns a case has at most: a log of random words would make one of each message. */
  public static final int MOST_PATTERNS = 100_000;

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final String OTHERS_TEXT = "<other messages>";

  /** Returns the pattern of an event. */
  public static MessagePattern of(Event event) {
    PatternScanner scanner = new PatternScanner();
    String id = idOf(scanner.id(event));
    return new MessagePattern(id, Secrets.mask(scanner.text()));
  }

  /**
   * Returns a pattern of a case with the text that its messages have in common.
   *
   * @param id under which the case has it
   * @param example a message of it
   */
  public static MessagePattern of(String id, Event example) {
    return id.equals(idOf(OTHERS)) ? new MessagePattern(id, OTHERS_TEXT) : of(example);
  }

  /** Returns an ID as it is written. */
  public static String idOf(long id) {
    byte[] digits = new byte[ID_LENGTH];
    writeId(id, digits);
    return new String(digits, StandardCharsets.US_ASCII);
  }

  /** Writes an ID as ASCII digits. */
  public static void writeId(long id, byte[] digits) {
    for (int i = 0; i < ID_LENGTH; i++) {
      digits[i] = DIGITS[(int) (id >>> (4 * (ID_LENGTH - 1 - i))) & 0xF];
    }
  }
}
