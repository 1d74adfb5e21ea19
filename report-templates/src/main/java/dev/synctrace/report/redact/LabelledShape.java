package dev.synctrace.report.redact;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values that only the label before them gives away, such as {@code SerialNumber=AD1808D}. Asked
 * last: a value with a form of its own is replaced by that form.
 */
final class LabelledShape implements Shape {
  private static final Map<String, IdentifierClass> LABELS =
      Map.ofEntries(
          Map.entry("serialnumber", IdentifierClass.SERIAL),
          Map.entry("smbiosassettag", IdentifierClass.SERIAL),
          Map.entry("assettag", IdentifierClass.SERIAL),
          Map.entry("mailnickname", IdentifierClass.NAME),
          Map.entry("tenantname", IdentifierClass.TENANT),
          Map.entry("domainname", IdentifierClass.DOMAIN),
          Map.entry("computername", IdentifierClass.HOST),
          Map.entry("machinename", IdentifierClass.HOST),
          Map.entry("netbiosname", IdentifierClass.HOST),
          Map.entry("username", IdentifierClass.USER),
          Map.entry("samaccountname", IdentifierClass.USER),
          Map.entry("cn", IdentifierClass.NAME),
          Map.entry("ou", IdentifierClass.NAME),
          Map.entry("dc", IdentifierClass.DOMAIN));

  private static final int SHORTEST_LABEL = 2;
  private static final int LONGEST_LABEL = 14;
  private static final int LONGEST_VALUE = 200;
  private static final String ENDS = ",;\"'<>&)]}|\r\n\t";

  @Override
  public int end(PlainText text, int start, int wordEnd) {
    if (of(text, start) == null) {
      return NONE;
    }
    int end = start;
    while (end < text.length()
        && end - start < LONGEST_VALUE
        && ENDS.indexOf(text.at(end)) < 0
        && !text.has(end, "  ")) {
      end++;
    }
    while (text.at(end - 1) == ' ') {
      end--;
    }
    return isNothing(text.text(start, end)) ? NONE : end;
  }

  @Override
  public String shown(PlainText text, int start, int end, String written, Lexicon lexicon) {
    IdentifierClass of = of(text, start);
    return of == null ? written : lexicon.shown(of, written);
  }

  @Override
  public void learn(PlainText text, int start, int end, Lexicon lexicon) {
    IdentifierClass of = of(text, start);
    if (of != null) {
      lexicon.name(of, text.text(start, end));
    }
  }

  /** The class that the label before a value gives it; null when there is no such label. */
  private static @Nullable IdentifierClass of(PlainText text, int start) {
    int end = start - 1;
    char quote = text.around(end);
    end -= quote == '"' || quote == '\'' || quote == '/' ? 1 : 0;
    end -= text.around(end) == ' ' ? 1 : 0;
    char sign = text.around(end);
    if ((sign != '=' && sign != ':') || !text.isWord(end - 1)) {
      return null;
    }
    int from = end;
    while (text.isWord(from - 1) && end - from <= LONGEST_LABEL) {
      from--;
    }
    int length = end - from;
    boolean possible = length > SHORTEST_LABEL || (length == SHORTEST_LABEL && sign == '=');
    return possible && length <= LONGEST_LABEL ? LABELS.get(text.text(from, end)) : null;
  }

  /** What firmware says when nobody gave it a number, and how the product's own names begin. */
  private static boolean isNothing(String value) {
    return value.equals("none")
        || value.equals("null")
        || value.startsWith("to be filled")
        || value.startsWith("default string")
        || value.startsWith("not ")
        || value.startsWith("microsoft")
        || value.startsWith("sms ")
        || value.startsWith("masked, ")
        || HostNames.isEnding(value);
  }
}
