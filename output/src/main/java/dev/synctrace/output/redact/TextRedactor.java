package dev.synctrace.output.redact;

import dev.synctrace.output.redact.pseudonym.CharacterFolding;
import dev.synctrace.output.redact.pseudonym.IdTypeSuffix;
import dev.synctrace.output.redact.pseudonym.Identifier;
import dev.synctrace.output.redact.pseudonym.NameDictionary;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.PublicNames;
import dev.synctrace.output.redact.pseudonym.UnescapedText;
import dev.synctrace.output.redact.shape.AccountShape;
import dev.synctrace.output.redact.shape.ByteSequenceShape;
import dev.synctrace.output.redact.shape.EncodedShape;
import dev.synctrace.output.redact.shape.GuidShape;
import dev.synctrace.output.redact.shape.HashShape;
import dev.synctrace.output.redact.shape.HostShape;
import dev.synctrace.output.redact.shape.IdentifierShape;
import dev.synctrace.output.redact.shape.Ipv4Shape;
import dev.synctrace.output.redact.shape.Ipv6Shape;
import dev.synctrace.output.redact.shape.LabelledShape;
import dev.synctrace.output.redact.shape.MacShape;
import dev.synctrace.output.redact.shape.MailShape;
import dev.synctrace.output.redact.shape.PersonShape;
import dev.synctrace.output.redact.shape.ProfileShape;
import dev.synctrace.output.redact.shape.SidShape;
import dev.synctrace.output.redact.shape.SyncTokenShape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a text what is to be replaced: at every beginning of a word the longest form or name.
 * For one thread.
 */
final class TextRedactor {
  private static final List<IdTypeSuffix> ID_LABELS = Arrays.asList(IdTypeSuffix.values());

  private static final String LEADS_ON = "-:.=";
  private static final String LEADS_IN = "/\\='\":>";
  private static final String GAPS = "_- \u00a0\n";
  private static final String LABEL_ENDS = "=:";

  private static final Pattern DATE = Pattern.compile("\\b20\\d\\d([-_.]?)[01]\\d\\1[0-3]\\d\\b");

  private static final int GUID_START = 8;
  private static final int C_NUMBER = 10;
  private static final int LONG_WORD = 11;
  private static final int AREA_CODE = 3;
  private static final int LONGEST_INTRODUCTION = 8;

  /** Folders such as {@code MP} name a role. */
  private static final int SHORTEST_NAME = 2;

  private final PseudonymTable pseudonyms;
  private final List<IdentifierShape> shapes;
  private final UnescapedText text = new UnescapedText();
  private int shapeEnd;

  /** Null in a text that was Base64 itself. */
  private final @Nullable IdentifierShape encoded;

  TextRedactor(PseudonymTable pseudonyms) {
    this(pseudonyms, new TextRedactor(pseudonyms, null));
  }

  private TextRedactor(PseudonymTable pseudonyms, @Nullable TextRedactor decoded) {
    this.pseudonyms = pseudonyms;
    this.encoded = decoded == null ? null : new EncodedShape(decoded::redact);
    HostShape hosts = new HostShape(pseudonyms.hosts());
    this.shapes =
        List.of(
            new GuidShape(),
            new ByteSequenceShape(),
            new MacShape(),
            new Ipv4Shape(),
            new Ipv6Shape(),
            new HashShape(),
            new SidShape(),
            new MailShape(hosts),
            hosts,
            new ProfileShape(),
            new SyncTokenShape(),
            new AccountShape(pseudonyms.names()),
            new LabelledShape(),
            new PersonShape());
  }

  /** Takes in the names that only their form in a text gives away. */
  void learn(String written) {
    text.read(written);
    for (int start = nextWord(0); start < text.length(); ) {
      int wordEnd = wordEnd(start);
      IdentifierShape shape = shape(start, wordEnd);
      if (shape != null) {
        shape.learn(text, start, shapeEnd, pseudonyms);
      }
      start = nextWord(shape == null ? wordEnd : Math.max(wordEnd, shapeEnd));
    }
  }

  /** The text with a pseudonym for everything in it that is to be replaced. */
  String redact(String written) {
    text.read(written);
    StringBuilder redacted = null;
    int kept = 0;
    for (int start = nextWord(0); start < text.length(); ) {
      int wordEnd = wordEnd(start);
      int end = pseudonymEnd(start, wordEnd);
      if (end == start) {
        String shown = null;
        Identifier name = name(start, wordEnd);
        int nameEnd = name == null ? start : pseudonyms.names().foundEnd();
        IdentifierShape shape = shape(start, wordEnd);
        if (shape != null && shapeEnd >= nameEnd) {
          end = shapeEnd;
          String part = written.substring(text.place(start), text.place(end));
          shown = shape.replacement(text, start, end, part, pseudonyms);
        } else if (name != null) {
          end = nameEnd;
          shown = pseudonyms.replacement(name);
        } else {
          end = wordEnd;
          Identifier glued =
              text.around(wordEnd) == '-' ? pseudonyms.names().glued(text, start, wordEnd) : null;
          int encodedEnd =
              encoded == null ? IdentifierShape.NONE : encoded.end(text, start, wordEnd);
          if (encoded != null && encodedEnd != IdentifierShape.NONE) {
            String part = written.substring(text.place(start), text.place(encodedEnd));
            String decoded = encoded.replacement(text, start, encodedEnd, part, pseudonyms);
            // What holds no identifier may be a path, and its words are looked at one by one.
            end = decoded.equals(part) ? wordEnd : encodedEnd;
            shown = decoded.equals(part) ? null : decoded;
          } else if (glued != null) {
            int from = pseudonyms.names().foundStart();
            end = pseudonyms.names().foundEnd();
            shown =
                written.substring(text.place(start), text.place(from))
                    + pseudonyms.replacement(glued);
          }
        }
        if (shown != null) {
          redacted = redacted == null ? new StringBuilder(written.length() + 64) : redacted;
          redacted.append(written, kept, text.place(start)).append(shown);
          kept = text.place(end);
          if (pseudonyms.keepsForm()) {
            appendBreaks(written, text.place(start), kept, redacted);
          }
        }
      }
      start = nextWord(end);
    }
    return redacted == null ? written : redacted.append(written, kept, written.length()).toString();
  }

  private @Nullable Identifier name(int start, int wordEnd) {
    int hash = NameDictionary.hash(text, start, wordEnd);
    Identifier name = pseudonyms.names().longest(text, start, hash);
    boolean goesOn =
        name == null
            && pseudonyms.names().isFirstWordKnown()
            && wordEnd < text.length()
            && GAPS.indexOf(text.at(wordEnd)) >= 0;
    return goesOn ? pseudonyms.names().respelled(text, start) : name;
  }

  /** The lines behind an identifier that was split keep their numbers. */
  private static void appendBreaks(String written, int from, int to, StringBuilder out) {
    for (int i = from; i < to; i++) {
      char c = written.charAt(i);
      if (c == '\n' || c == '\r') {
        out.append(c);
      }
    }
  }

  /**
   * Whether a folder's name holds a word that is neither common, nor part of a date, nor of a known
   * name: {@code CLIENT-107} does, {@code client logs 2026-10-13} does not.
   */
  boolean leavesUnknownWords(String folder) {
    text.read(DATE.matcher(folder).replaceAll(" "));
    for (int start = nextWord(0); start < text.length(); ) {
      int end = wordEnd(start);
      Identifier name =
          pseudonyms.names().longest(text, start, NameDictionary.hash(text, start, end));
      IdentifierShape shape = shape(start, end);
      boolean alone = start == 0 && end == text.length();
      if (name != null) {
        end = pseudonyms.names().foundEnd();
      } else if (shape != null) {
        end = shapeEnd;
      } else if (!PublicNames.isCommon(text.text(start, end)) && !(alone && end <= SHORTEST_NAME)) {
        return true;
      }
      start = nextWord(end);
    }
    return false;
  }

  /** The first form that begins here, its end in {@link #shapeEnd}; null when none does. */
  private @Nullable IdentifierShape shape(int start, int wordEnd) {
    if (!isPromising(start, wordEnd)) {
      return null;
    }
    for (IdentifierShape shape : shapes) {
      int end = shape.end(text, start, wordEnd);
      if (end != IdentifierShape.NONE) {
        shapeEnd = end;
        return shape;
      }
    }
    return null;
  }

  /**
   * Rules out the many words that no form begins with, at the cost of a look at their neighbours.
   */
  private boolean isPromising(int start, int wordEnd) {
    char before = text.around(start - 1);
    boolean afterLabel = before <= ' ' && LABEL_ENDS.indexOf(text.around(start - 2)) >= 0;
    int length = wordEnd - start;
    char after = text.around(wordEnd);
    boolean pair = length == 2 && after == ' ' && CharacterFolding.isHex(text.at(start));
    boolean split =
        length == GUID_START
            && (after < ' '
                || ((after == ' ' || after == '_')
                    && CharacterFolding.isHex(text.at(start))
                    && CharacterFolding.isHex(text.at(wordEnd - 1))));
    boolean area = before == '(' && length == AREA_CODE && CharacterFolding.isDigit(text.at(start));
    return pair
        || split
        || area
        || after == '\\'
        || after == '+'
        || length >= LONG_WORD
        || (after == '/' && length > 3)
        || (after == ',' && length == C_NUMBER)
        || (before == '+' && CharacterFolding.isDigit(text.at(start)))
        || ((before == ' ' || before == '\u00a0' || before == '\n') && isIntroduced(start))
        || LEADS_ON.indexOf(text.around(wordEnd)) >= 0
        || wordEnd - start >= HashShape.SHORTEST
        || (before != ' '
            && (LEADS_IN.indexOf(before) >= 0 || CharacterFolding.isCurlyQuote(before)))
        || afterLabel
        || text.hasAt();
  }

  /** Whether the word before is one that introduces a value without a sign. */
  private boolean isIntroduced(int start) {
    int end = start - 1;
    int from = end;
    while (end - from <= LONGEST_INTRODUCTION && text.isWord(from - 1)) {
      from--;
    }
    return switch (end - from) {
      case 2 -> text.has(from, "ip");
      case 3 -> text.has(from, "mac") || text.has(from, "tel");
      case 4 ->
          text.has(from, "user")
              || text.has(from, "site")
              || text.has(from, "addr")
              || text.has(from, "imei");
      case 6 ->
          text.has(from - 4, "sql server")
              || text.has(from - 6, "phone number")
              || text.has(from - 5, "imei number");
      case 5 -> text.has(from, "phone") || text.has(from, "bssid");
      case 7 -> text.has(from, "address");
      case 8 -> text.has(from, "benutzer");
      default -> false;
    };
  }

  /** Passes over a pseudonym given here, so that redacting twice changes nothing. */
  private int pseudonymEnd(int start, int wordEnd) {
    if (text.around(wordEnd) != '-') {
      return start;
    }
    int end = wordEnd(wordEnd + 1);
    if (!pseudonyms.isIssued(text.text(start, end))) {
      return start;
    }
    for (IdTypeSuffix label : ID_LABELS) {
      String behind = "." + label.word().toLowerCase(Locale.ROOT);
      if (text.has(end, behind)) {
        end += behind.length();
        while (text.isWord(end) || (text.around(end) == '-' && text.isWord(end + 1))) {
          end++;
        }
        return end;
      }
    }
    return end;
  }

  private int nextWord(int from) {
    int start = from;
    while (start < text.length() && !text.isWord(start)) {
      start++;
    }
    return start;
  }

  private int wordEnd(int start) {
    int end = start;
    while (text.isWord(end)) {
      end++;
    }
    return end;
  }
}
