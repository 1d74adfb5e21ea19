package dev.synctrace.output.redact.pseudonym;

import dev.synctrace.parsers.model.Guid;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;

/**
 * Makes ids that have the form of those they replace, so that whatever reads a log or an export
 * reads the redacted one as well: a GUID becomes a GUID, a security identifier one, an address one.
 * Derived with a key, so that the same id is the same everywhere. Names become pseudonyms.
 */
public final class FormatPreservingIds {
  private static final Pattern COLLECTION_ID = Pattern.compile("[A-Za-z0-9]{3}[0-9A-Fa-f]{5}");
  private static final String LETTERS = "BCDFGHJKLNPQRTVWXYZ";
  private static final int SITE_CODE = 3;

  /** Digits of a GUID in Base64 for URLs. */
  public static final int URL_LENGTH = 22;

  /** Resource ids of devices; other numbers of that length are cloud services and users. */
  private static final long FIRST_DEVICE = 16_777_216;

  private static final long DEVICES = 16_777_216;

  private final Mac mac;
  private final Map<String, String> numbers = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  public FormatPreservingIds(RedactionKey key) {
    this.mac = key.mac();
  }

  /** The GUID that represents another, written as that one was. */
  String of(Guid guid, String written) {
    byte[] hash = hash("guid", guid.toString());
    hash[6] = (byte) (hash[6] & 0x0f | 0x40);
    hash[8] = (byte) (hash[8] & 0x3f | 0x80);
    Guid other = new Guid(ByteBuffer.wrap(hash).getLong(0), ByteBuffer.wrap(hash).getLong(8));
    if (written.endsWith("==") || written.regionMatches(true, written.length() - 3, "%3d", 0, 3)) {
      return Base64.getEncoder().encodeToString(bytes(other));
    }
    if (written.length() == URL_LENGTH) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(other));
    }
    String text =
        written.indexOf('-') < 0 && written.length() == 32
            ? other.toString().replace("-", "")
            : other.toString();
    text = isUpper(written) ? text.toUpperCase(Locale.ROOT) : text;
    boolean client = written.regionMatches(true, 0, "guid:", 0, 5);
    int audit = written.indexOf('_');
    return (client ? written.substring(0, 5) : "")
        + text
        + (audit > 0 ? written.substring(audit) : "");
  }

  private static byte[] bytes(Guid guid) {
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt((int) (guid.high() >>> 32));
    bytes.putShort((short) (guid.high() >>> 16));
    bytes.putShort((short) guid.high());
    return bytes.order(ByteOrder.BIG_ENDIAN).putLong(guid.low()).array();
  }

  private static boolean isUpper(String written) {
    return written.chars().anyMatch(c -> c >= 'A' && c <= 'F')
        && written.chars().noneMatch(c -> c >= 'a' && c <= 'f');
  }

  /** What represents a name, or an id that is no GUID. */
  String of(Identifier identifier) {
    IdentifierClass of = identifier.handle().identifierClass;
    String value = CharacterFolding.fold(identifier.written());
    return switch (of) {
      case SITE -> site(value);
      case SID -> sid(value);
      case ADDRESS -> address(value);
      case MAC -> mac(value);
      case HASH -> hex(value);
      case PHONE -> "+1 555 " + digits("phone", value, 7);
      default -> other(identifier, of, value);
    };
  }

  private String other(Identifier identifier, IdentifierClass of, String value) {
    boolean collection = of == IdentifierClass.COLLECTION;
    if (collection && identifier.label() != null && COLLECTION_ID.matcher(value).matches()) {
      String number = HexFormat.of().withUpperCase().formatHex(hash("collection", value));
      return site(value.substring(0, SITE_CODE)) + number.substring(0, 5);
    }
    if (identifier.label() == null) {
      return identifier.pseudonym();
    }
    if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return numbers.computeIfAbsent(value, this::number);
    }
    return identifier.pseudonym().replace('.', '-');
  }

  /** A number of the same length; of devices one from their range. */
  private String number(String value) {
    for (int attempt = 0; ; attempt++) {
      long bits = ByteBuffer.wrap(hash("number" + attempt, value)).getLong() >>> 1;
      boolean device = value.length() == 8 && value.startsWith("1");
      String number =
          device
              ? Long.toString(FIRST_DEVICE + bits % DEVICES)
              : "2" + digits("number" + attempt, value, value.length() - 1);
      if (taken.add(number)) {
        return number;
      }
    }
  }

  private String site(String code) {
    byte[] hash = hash("site", code);
    StringBuilder site = new StringBuilder();
    for (int i = 0; i < SITE_CODE; i++) {
      site.append(LETTERS.charAt((hash[i] & 0xff) % LETTERS.length()));
    }
    return site.toString();
  }

  /** The parts before the last are the domain's, and the same for all of it. */
  private String sid(String value) {
    String[] parts = value.split("-", -1);
    if (parts.length < 5 || !value.startsWith("s-1-")) {
      return hex(value);
    }
    int fixed = 4;
    StringBuilder sid = new StringBuilder("S-1-" + parts[2] + "-" + parts[3]);
    String domain = value.substring(0, value.lastIndexOf('-'));
    for (int i = fixed; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      long bits = ByteBuffer.wrap(hash("sid" + i, last ? value : domain)).getInt() & 0x7fff_ffffL;
      sid.append('-').append(last && parts[3].equals("21") ? 1_000 + bits % 1_000_000 : bits);
    }
    return sid.toString();
  }

  private String address(String value) {
    byte[] hash = hash("ip", value);
    if (value.startsWith("0x")) {
      return "0x0A" + HexFormat.of().withUpperCase().formatHex(hash, 0, 3);
    }
    if (value.indexOf(':') < 0) {
      return "10.%d.%d.%d".formatted(hash[0] & 0xff, hash[1] & 0xff, 1 + (hash[2] & 0xff) % 254);
    }
    StringBuilder address = new StringBuilder("fd00");
    for (int i = 0; i < 14; i += 2) {
      address.append(':').append(HexFormat.of().formatHex(hash, i, i + 2));
    }
    return address.toString();
  }

  private String mac(String value) {
    return "02:" + HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash("mac", value), 0, 5);
  }

  private String hex(String value) {
    StringBuilder digits = new StringBuilder();
    for (int part = 0; digits.length() < value.length(); part++) {
      digits.append(HexFormat.of().withUpperCase().formatHex(hash("hash" + part, value)));
    }
    return digits.substring(0, value.length());
  }

  private String digits(String word, String value, int length) {
    StringBuilder digits = new StringBuilder();
    for (int part = 0; digits.length() < length; part++) {
      digits.append(ByteBuffer.wrap(hash(word + part, value)).getLong() >>> 1);
    }
    return digits.substring(0, length);
  }

  private byte[] hash(String word, String text) {
    return mac.doFinal(("form " + word + '\n' + text).getBytes(StandardCharsets.UTF_8));
  }
}
