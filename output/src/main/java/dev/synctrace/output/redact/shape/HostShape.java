package dev.synctrace.output.redact.shape;

import dev.synctrace.output.redact.pseudonym.CharacterFolding;
import dev.synctrace.output.redact.pseudonym.HostNameClassifier;
import dev.synctrace.output.redact.pseudonym.IdentifierClass;
import dev.synctrace.output.redact.pseudonym.PseudonymTable;
import dev.synctrace.output.redact.pseudonym.UnescapedText;

/**
 * Hosts and domains: dotted names with a known ending, whatever is the server in a URL or in {@code
 * \\server\share}, and the customer's part of a shared host such as {@code
 * contoso.onmicrosoft.com}.
 */
public final class HostShape implements IdentifierShape {
  private static final int LONGEST = 255;
  private static final String URL = "://";

  private final HostNameClassifier hosts;

  public HostShape(HostNameClassifier hosts) {
    this.hosts = hosts;
  }

  @Override
  public int end(UnescapedText text, int start, int wordEnd) {
    boolean server = isServer(text, start);
    char after = text.around(wordEnd);
    if (!server && ((after != '.' && after != '-') || isInside(text, start))) {
      return NONE;
    }
    int end = runEnd(text, start, wordEnd);
    if (end == NONE || text.around(end) == '@' || !(server || hasDot(text, start, end))) {
      return NONE;
    }
    String name = text.text(start, end);
    if (HostNameClassifier.isPublic(name) || !HostNameClassifier.tenantSuffix(name).isEmpty()) {
      return end;
    }
    if (server) {
      return isNumber(name) ? NONE : end;
    }
    return !isFile(name) && hosts.isHost(name) ? end : NONE;
  }

  @Override
  public String replacement(
      UnescapedText text, int start, int end, String written, PseudonymTable pseudonyms) {
    String name = text.text(start, end);
    return replacement(name, written.length() == name.length() ? written : name, pseudonyms);
  }

  /** What represents a host or domain; the text as written when it is everybody's. */
  String replacement(String name, String written, PseudonymTable pseudonyms) {
    String shared = HostNameClassifier.tenantSuffix(name);
    if (!shared.isEmpty()) {
      String own = written.substring(0, written.length() - shared.length() - 1);
      return pseudonyms.replacement(IdentifierClass.DOMAIN, own) + "." + shared;
    }
    if (HostNameClassifier.isPublic(name)) {
      return written;
    }
    int dot = name.indexOf('.');
    if (dot < 0) {
      return pseudonyms.replacement(IdentifierClass.HOST, written);
    }
    if (isDomain(name)) {
      return domain(name, written, pseudonyms);
    }
    return pseudonyms.replacement(IdentifierClass.HOST, written.substring(0, dot))
        + "."
        + domain(name.substring(dot + 1), written.substring(dot + 1), pseudonyms);
  }

  @Override
  public void learn(UnescapedText text, int start, int end, PseudonymTable pseudonyms) {
    learn(text.text(start, end), pseudonyms);
  }

  /** Takes in the parts of a host's or domain's name that are names of their own. */
  public void learn(String name, PseudonymTable pseudonyms) {
    String shared = HostNameClassifier.tenantSuffix(name);
    if (!shared.isEmpty()) {
      pseudonyms.name(
          IdentifierClass.DOMAIN, name.substring(0, name.length() - shared.length() - 1));
      return;
    }
    if (HostNameClassifier.isPublic(name)) {
      return;
    }
    int dot = name.indexOf('.');
    if (dot < 0) {
      pseudonyms.name(IdentifierClass.HOST, name);
      return;
    }
    String domain = isDomain(name) ? name : name.substring(dot + 1);
    if (!isDomain(name)) {
      pseudonyms.name(IdentifierClass.HOST, name.substring(0, dot));
    }
    hosts.learn(domain);
    pseudonyms.name(IdentifierClass.DOMAIN, withoutEnding(domain));
  }

  /** Takes in what is behind an at sign. */
  public void learnDomain(String name, PseudonymTable pseudonyms) {
    if (HostNameClassifier.tenantSuffix(name).isEmpty() && !HostNameClassifier.isPublic(name)) {
      hosts.learn(name);
    }
    learn(name, pseudonyms);
  }

  /** The part before the ending represents a domain; the ending stays, since it names no one. */
  private static String domain(String name, String written, PseudonymTable pseudonyms) {
    String own = withoutEnding(name);
    return pseudonyms.replacement(IdentifierClass.DOMAIN, written.substring(0, own.length()))
        + written.substring(own.length());
  }

  private static String withoutEnding(String domain) {
    String ending = HostNameClassifier.ending(domain);
    return ending.isEmpty() ? domain : domain.substring(0, domain.length() - ending.length() - 1);
  }

  private boolean isDomain(String name) {
    return hosts.isKnownDomain(name) || withoutEnding(name).indexOf('.') < 0;
  }

  private static boolean isServer(UnescapedText text, int start) {
    if (text.has(start - URL.length(), URL)) {
      return true;
    }
    int slashes = 0;
    while (text.around(start - 1 - slashes) == '\\') {
      slashes++;
    }
    char before = text.around(start - 1 - slashes);
    return slashes >= 2 && " '\"=([,;:".indexOf(before) >= 0 && !isDrive(text, start, slashes);
  }

  /** {@code C:\\SMS} is a path of this machine, its backslashes doubled by JSON. */
  private static boolean isDrive(UnescapedText text, int start, int slashes) {
    return text.around(start - 1 - slashes) == ':' && text.isWord(start - 2 - slashes);
  }

  private static int runEnd(UnescapedText text, int start, int wordEnd) {
    int end = wordEnd;
    while (end < text.length() && isPart(text, end)) {
      end++;
      if (end - start > LONGEST) {
        return NONE;
      }
    }
    while (!text.isWord(end - 1)) {
      end--;
    }
    return end;
  }

  private static boolean isPart(UnescapedText text, int index) {
    char c = text.around(index);
    return c == '.' || c == '-' || text.isWord(index);
  }

  private static boolean isInside(UnescapedText text, int start) {
    int before = start - 1;
    while (text.around(before) == '.' || text.around(before) == '-') {
      before--;
    }
    return before < start - 1 && text.isWord(before);
  }

  private static boolean hasDot(UnescapedText text, int start, int end) {
    return text.indexOf('.', start, end) < end;
  }

  private static boolean isNumber(String name) {
    return name.chars().allMatch(c -> CharacterFolding.isDigit((char) c) || c == '.');
  }

  /** Classes of .NET end like a domain. */
  private static boolean isFile(String name) {
    return name.startsWith("system.") || name.startsWith("microsoft.") || name.contains("..");
  }
}
