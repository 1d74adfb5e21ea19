package dev.synctrace.diagnosis.field;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Fills placeholders such as <code>{object PC01}</code> or, in a row of PC01, <code>{object}</code>
 * . Every id follows from a name, so that a case names things and never has to repeat an id.
 */
final class PlaceholderValues {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)(?: ([\\w-]+))?}");
  private static final int FIRST_CLIENT = 16_777_300;
  private static final int FIRST_USER = 2_063_597_600;
  private static final int NUMBERS = 900_000;

  private PlaceholderValues() {}

  /**
   * Returns the text with every placeholder filled.
   *
   * @param name of the device, user or ring that placeholders without a name are about
   * @param overrides name by placeholder for those that are about another; {@code NULL} is written
   *     as it is
   */
  static String fill(String text, String name, Map<String, String> overrides) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String key = matcher.group(1);
      String usual = key.equals("groupName") ? overrides.getOrDefault("group", name) : name;
      String about = matcher.group(2);
      if (about == null) {
        about = overrides.getOrDefault(key, usual);
      }
      String value = about.equals("NULL") ? about : value(key, about);
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  /** The value of one placeholder. */
  static String value(String key, String name) {
    return switch (key) {
      case "name" -> "CONTOSO-" + name;
      case "sms" -> "GUID:" + id("sms", name).toUpperCase(Locale.ROOT);
      case "device", "object", "group", "tenant", "app", "principal", "user" -> id(key, name);
      case "resource" -> String.valueOf(FIRST_CLIENT + number(name));
      case "userResource" -> String.valueOf(FIRST_USER + number(name));
      case "upn" -> name + "@contoso.com";
      case "account" -> "CONTOSO\\" + name;
      case "collection" -> "PS1%05X".formatted(number(name) & 0xFFFFF);
      case "ring" -> name + " ring";
      case "groupName" -> "SG-CM-" + name;
      case "appName" -> "Contoso ConfigMgr " + name;
      default -> throw new IllegalArgumentException("no placeholder is called " + key);
    };
  }

  private static String id(String sort, String name) {
    return UUID.nameUUIDFromBytes((sort + " " + name).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static int number(String name) {
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    return (int) (sum.getValue() % NUMBERS);
  }
}
