package dev.synctrace.cli;

import dev.synctrace.index.Case;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What in a sample names someone or something: to look for in what must not have it. */
public final class SampleIdentifiers {
  private static final Set<Attribute> NAMES =
      Set.of(
          Attribute.COLLECTION_ID,
          Attribute.COLLECTION_NAME,
          Attribute.GROUP_NAME,
          Attribute.RESOURCE_ID,
          Attribute.HOST_NAME,
          Attribute.USER_NAME,
          Attribute.ACCOUNT_NAME,
          Attribute.ACTOR_NAME,
          Attribute.ACTOR_UPN,
          Attribute.NAME,
          Attribute.IP_ADDRESS,
          Attribute.THUMBPRINT);
  private static final Pattern FORMS =
      Pattern.compile(
          "(?i)\\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\b|\\bS-1-5-21-[0-9-]+"
              + "|\\b[\\w.+-]+@[\\w-]+\\.[\\w.-]+\\w");
  private static final Set<String> PUBLIC =
      Set.of("owner@odata.type", "device registration service", "no value");

  private SampleIdentifiers() {}

  /** Returns the identifiers in the events of a case, in lower case. */
  public static Set<String> ofCase(Path folder) {
    Set<String> found = new TreeSet<>();
    try (Case opened = new LuceneCaseStore(folder).open()) {
      for (Event event : opened.events().search(SearchRequest.all()).events()) {
        event
            .attributes()
            .values()
            .forEach((attribute, value) -> {
              if (NAMES.contains(attribute) || attribute.type() == Attribute.Type.GUID) {
                found.add(value.strip().toLowerCase(Locale.ROOT).replaceFirst("^guid:", ""));
              }
            });
        addForms(event.message(), found);
      }
    }
    found.removeIf(SampleIdentifiers::isPublic);
    return found;
  }

  /** Returns what has the form of an identifier in the files of a bundle, in lower case. */
  public static Set<String> ofFiles(Path bundle) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(bundle)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!Set.of("README.md", "expected.json").contains(String.valueOf(file.getFileName()))) {
          addForms(Files.readString(file, StandardCharsets.ISO_8859_1), found);
        }
      }
    }
    found.removeIf(SampleIdentifiers::isPublic);
    return found;
  }

  private static void addForms(String text, Set<String> found) {
    FORMS
        .matcher(text)
        .results()
        .map(match -> match.group().toLowerCase(Locale.ROOT))
        .forEach(found::add);
  }

  private static boolean isPublic(String id) {
    return id.isEmpty()
        || PUBLIC.contains(id)
        || id.matches("[0-]+")
        || id.matches("microsoft .*|windows azure .*|ms-pim|azure .*")
        || id.endsWith("-0000-0000-c000-000000000000");
  }

  /** Returns those of some identifiers that are in a text, which is in lower case. */
  public static Set<String> in(String text, Set<String> identifiers) {
    Set<String> found = new TreeSet<>();
    identifiers.stream().filter(id -> holds(text, id)).forEach(found::add);
    return found;
  }

  private static boolean holds(String text, String id) {
    for (int at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
      int end = at + id.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }
}
