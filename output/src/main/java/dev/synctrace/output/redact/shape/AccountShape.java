package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.HostNameClassifier;
import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.NameDictionary;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.ResourceLines;
import dev.synctrace.output.redact.pseudonym.UnescapedText;
import java.util.Set;

/** An account of a Windows domain, {@code CONTOSO\jdoe}; paths and registry keys are none. */
public final class AccountShape implements IdentifierShape {
  private static final Set<String> NOT_DOMAINS = Set.copyOf(ResourceLines.of("not-domains.txt"));
  private static final int LONGEST_DOMAIN = 15;
  private static final int LONGEST_USER = 64;

  private final NameDictionary names;

  public AccountShape(NameDictionary names) {
    this.names = names;
  }

  @Override
  public int end(UnescapedText text, int start, int wordEnd) {
    int slash = start;
    while (slash - start <= LONGEST_DOMAIN && (text.isWord(slash) || text.around(slash) == '-')) {
      slash++;
    }
    int user = slash;
    while (text.around(user) == '\\' && user - slash < 2) {
      user++;
    }
    char before = text.around(start - 1);
    boolean inPath = before == '\\' || before == '/' || before == '-' || before == '_';
    if (user == slash || inPath || text.around(user) == '\\' || !text.isWord(user)) {
      return NONE;
    }
    String domain = text.text(start, slash);
    int end = user;
    boolean small = false;
    while (end < text.length() && end - user < LONGEST_USER && isUser(text, end)) {
      small |= Character.isLowerCase(text.raw(end));
      end++;
    }
    boolean machine = text.around(end) == '$';
    while (text.around(end - 1) == '.') {
      end--;
    }
    if (NOT_DOMAINS.contains(domain) || text.around(end) == '\\' || isFile(text, user, end)) {
      return NONE;
    }
    boolean known = names.get(domain) != null;
    boolean capitals = isCapitals(text, start, slash) && (small || machine);
    return known || capitals ? end : NONE;
  }

  @Override
  public String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms) {
    int slash = written.indexOf('\\');
    int user = written.lastIndexOf('\\') + 1;
    if (slash < 0) {
      return written;
    }
    boolean machine = text.around(end) == '$';
    IdentifierClass of = machine ? IdentifierClass.HOST : IdentifierClass.USER;
    return pseudonyms.replacement(IdentifierClass.DOMAIN, written.substring(0, slash))
        + written.substring(slash, user)
        + pseudonyms.replacement(of, written.substring(user));
  }

  @Override
  public void learn(UnescapedText text, int start, int end, PseudonymTable pseudonyms) {
    String account = text.text(start, end);
    int slash = account.indexOf('\\');
    pseudonyms.name(IdentifierClass.DOMAIN, account.substring(0, slash));
    IdentifierClass of = text.around(end) == '$' ? IdentifierClass.HOST : IdentifierClass.USER;
    pseudonyms.name(of, account.substring(account.lastIndexOf('\\') + 1));
  }

  private static boolean isUser(UnescapedText text, int index) {
    return text.isWord(index) || "._-".indexOf(text.at(index)) >= 0;
  }

  private static boolean isCapitals(UnescapedText text, int start, int end) {
    boolean letter = false;
    for (int i = start; i < end; i++) {
      letter |= Character.isLetter(text.raw(i));
      if (Character.isLowerCase(text.raw(i))) {
        return false;
      }
    }
    return letter && end - start >= 2;
  }

  /** {@code CM01\smsexec.log} is a path. */
  private static boolean isFile(UnescapedText text, int from, int end) {
    String name = text.text(from, end);
    return HostNameClassifier.isFileEnding(name.substring(name.lastIndexOf('.') + 1))
        || text.has(end, "_ ");
  }
}
