package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.UnescapedText;

/** User principal names and mail addresses: the user and the domain are replaced each. */
public final class MailShape implements IdentifierShape {
  private static final int LONGEST_LOCAL = 128;
  private static final int SHORTEST_DOMAIN = 2;
  private static final int LONGEST_DOMAIN = 255;
  private static final String LOCAL = "._%+-#!~$";

  private final HostShape hosts;

  public MailShape(HostShape hosts) {
    this.hosts = hosts;
  }

  @Override
  public int end(UnescapedText text, int start, int wordEnd) {
    if (!text.hasAt() || isLocal(text, start - 1)) {
      return NONE;
    }
    int at = at(text, start, wordEnd);
    if (at == NONE) {
      return NONE;
    }
    int end = domainEnd(text, at + 1);
    if (end == NONE || !Character.isLetter(text.at(at + 1)) && !isDotted(text, at, end)) {
      return NONE;
    }
    if (!isDotted(text, at, end) && (at - start < 2 || end - at <= SHORTEST_DOMAIN)) {
      return NONE;
    }
    // Graph marks its own keys so: members@odata.bind
    return text.has(at + 1, "odata.") || text.has(at + 1, "microsoft.graph.") ? NONE : end;
  }

  @Override
  public String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms) {
    String plain = text.text(start, end);
    int at = plain.indexOf('@');
    boolean escaped = written.length() != plain.length();
    String user = escaped ? plain.substring(0, at) : written.substring(0, at);
    String domain = escaped ? plain.substring(at + 1) : written.substring(at + 1);
    return pseudonyms.replacement(IdentifierClass.USER, user)
        + "@"
        + (domain.indexOf('.') < 0
            ? pseudonyms.replacement(IdentifierClass.DOMAIN, domain)
            : hosts.replacement(plain.substring(at + 1), domain, pseudonyms));
  }

  @Override
  public void learn(UnescapedText text, int start, int end, PseudonymTable pseudonyms) {
    String plain = text.text(start, end);
    int at = plain.indexOf('@');
    pseudonyms.name(IdentifierClass.USER, plain.substring(0, at));
    String domain = plain.substring(at + 1);
    if (domain.indexOf('.') < 0) {
      pseudonyms.name(IdentifierClass.DOMAIN, domain);
    } else {
      hosts.learnDomain(domain, pseudonyms);
    }
  }

  private static boolean isDotted(UnescapedText text, int at, int end) {
    return text.indexOf('.', at + 1, end) < end;
  }

  private static int at(UnescapedText text, int start, int wordEnd) {
    int end = wordEnd;
    while (end < text.length() && end - start < LONGEST_LOCAL && isLocal(text, end)) {
      end++;
    }
    return text.around(end) == '@' ? end : NONE;
  }

  private static boolean isLocal(UnescapedText text, int index) {
    if (text.isWord(index) || LOCAL.indexOf(text.around(index)) >= 0) {
      return true;
    }
    return text.around(index) == '\'' && text.isWord(index - 1) && text.isWord(index + 1);
  }

  private static int domainEnd(UnescapedText text, int start) {
    int end = start;
    while (end < text.length()
        && end - start < LONGEST_DOMAIN
        && (text.isWord(end) || text.at(end) == '.' || text.at(end) == '-')) {
      end++;
    }
    while (end > start && !text.isWord(end - 1)) {
      end--;
    }
    return end > start ? end : NONE;
  }
}
