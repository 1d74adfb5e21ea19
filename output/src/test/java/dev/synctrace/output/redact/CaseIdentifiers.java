package dev.synctrace.output.redact;

import dev.synctrace.index.Case;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Every identifier of a case, found without the code under test: by attribute, and by form in all
 * texts. {@link #in} looks for them in an output, in any case and through escapes.
 */
public final class CaseIdentifiers {
  private static final Set<Attribute> NAMES =
      EnumSet.of(
          Attribute.COLLECTION_ID,
          Attribute.COLLECTION_NAME,
          Attribute.RESOURCE_ID,
          Attribute.HOST_NAME,
          Attribute.IP_ADDRESS,
          Attribute.THUMBPRINT,
          Attribute.ACTOR_NAME,
          Attribute.ACTOR_UPN,
          Attribute.NAME,
          Attribute.USER_NAME,
          Attribute.ACCOUNT_NAME,
          Attribute.GROUP_NAME,
          Attribute.AUDIT_ID);

  /** What looks like an identifier wherever it is. */
  private static final Pattern FORMS =
      Pattern.compile(
          "(?i)\\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\b|\\bS-1-5-21-[0-9-]+"
              + "|\\b[0-9A-F]{40}\\b|\\b[\\w.+-]+@[\\w-]+\\.[\\w.-]+\\w"
              + "|\\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\\b|\\b(?:192\\.0\\.2|203\\.0\\.113)\\.\\d+"
              + "|(?<=SerialNumber=)[\\w/]{4,}|\\b[\\w-]+\\.(?:contoso|fabrikam)\\.com");

  private static final Pattern FOLDER = Pattern.compile("[A-Z0-9]*[0-9-][A-Z0-9-]*(?=/)");

  /** The same in every tenant, or Microsoft's own names. */
  private static final Set<String> PUBLIC =
      Set.of(
          "00000000-0000-0000-0000-000000000000",
          "device registration service",
          "owner@odata.type");

  private final Set<String> identifiers = new TreeSet<>();

  private CaseIdentifiers() {}

  /** Collects from all events and source paths. */
  public static CaseIdentifiers of(Case opened) {
    CaseIdentifiers found = new CaseIdentifiers();
    for (Event event : opened.events().search(SearchRequest.all()).events()) {
      event
          .attributes()
          .values()
          .forEach((attribute, value) -> {
            if (NAMES.contains(attribute) || attribute.type() == Attribute.Type.GUID) {
              found.add(value);
            }
            found.addForms(value);
          });
      found.addForms(event.message());
      FOLDER.matcher(event.source()).results().map(MatchResult::group).forEach(found::add);
    }
    return found;
  }

  private void addForms(String text) {
    FORMS.matcher(text).results().map(MatchResult::group).forEach(this::add);
  }

  private void add(String value) {
    String identifier = value.strip().toLowerCase(Locale.ROOT).replaceFirst("^guid:", "");
    if (identifier.isEmpty() || PUBLIC.contains(identifier)) {
      return;
    }
    identifiers.add(identifier);
    int at = identifier.indexOf('@');
    if (at > 0) {
      add(identifier.substring(0, at));
      identifiers.add(identifier.substring(at + 1).replaceFirst("\\.\\w+$", ""));
    } else if (identifier.matches("[a-z][\\w-]*\\.[a-z][\\w-]*\\.[a-z]+")) {
      add(identifier.substring(0, identifier.indexOf('.')));
    }
  }

  /** All of them, in lower case. */
  public Set<String> all() {
    return identifiers;
  }

  /** Those that are in an output as words of their own; empty when nothing leaks. */
  public List<String> in(String output) {
    List<String> forms = new ArrayList<>();
    forms.add(output.toLowerCase(Locale.ROOT));
    forms.add(unescaped(output).toLowerCase(Locale.ROOT));
    List<String> leaked = new ArrayList<>();
    for (String identifier : identifiers) {
      if (forms.stream().anyMatch(form -> contains(form, identifier))) {
        leaked.add(identifier);
      }
    }
    return leaked;
  }

  private static String unescaped(String output) {
    String plain =
        output
            .replace("\\\"", "\"")
            .replace("\\\\", "\\")
            .replace("\\/", "/")
            .replace("\\|", "|")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
            .replace("+", " ")
            .replaceAll("%(?![0-9a-fA-F]{2})", "%25");
    return URLDecoder.decode(plain, StandardCharsets.UTF_8);
  }

  private static boolean contains(String text, String identifier) {
    for (int at = text.indexOf(identifier); at >= 0; at = text.indexOf(identifier, at + 1)) {
      int end = at + identifier.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }
}
