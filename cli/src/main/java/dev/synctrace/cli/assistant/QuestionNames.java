package dev.synctrace.cli.assistant;

import dev.synctrace.index.Case;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.output.redact.CaseRedaction;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads questions of an assistant that knows the pseudonyms of a case only: puts back what they
 * represent. Names that are no pseudonyms stay as they are.
 */
final class QuestionNames {
  /** A pseudonym, which may have the word for one of its IDs behind it. */
  private static final Pattern PSEUDONYM =
      Pattern.compile(
          "(?<thing>[a-z]+-[0-9a-z]{4,16})(?<id>\\.[a-z]+(?:[0-9]+|-[0-9a-z]{8,16})?)?",
          Pattern.CASE_INSENSITIVE);

  private final Case opened;
  private final @Nullable CaseRedaction redaction;
  private Map<String, String> originals = Map.of();
  private @Nullable Map<String, String> sources;

  /**
   * Creates a reader.
   *
   * @param redaction null where the assistant knows the names themselves
   */
  QuestionNames(Case opened, @Nullable CaseRedaction redaction) {
    this.opened = opened;
    this.redaction = redaction;
  }

  /** Returns a text with names in the place of pseudonyms. */
  String read(String text) {
    return replace(text, UnaryOperator.identity());
  }

  /** Returns a query with names in the place of pseudonyms, in quotes where a query needs them. */
  String readQuery(String query) {
    StringBuilder read = new StringBuilder();
    // Every second part is within quotes already.
    List<String> parts = List.of(query.split("\"", -1));
    for (int i = 0; i < parts.size(); i++) {
      boolean quoted = i % 2 == 1;
      read.append(i == 0 ? "" : "\"")
          .append(
              replace(
                  parts.get(i),
                  name ->
                      quoted
                          ? name.replace("\\", "\\\\").replace("\"", "\\\"")
                          : SearchField.quoted(name)));
    }
    return read.toString();
  }

  private String replace(String text, UnaryOperator<String> written) {
    if (redaction == null) {
      return text;
    }
    Matcher pseudonyms = PSEUDONYM.matcher(text);
    StringBuilder read = new StringBuilder();
    while (pseudonyms.find()) {
      Optional<String> whole = original(pseudonyms.group());
      Optional<String> thing = whole.isPresent() ? whole : original(pseudonyms.group("thing"));
      String rest =
          whole.isPresent() || pseudonyms.group("id") == null ? "" : pseudonyms.group("id");
      pseudonyms.appendReplacement(
          read,
          Matcher.quoteReplacement(
              thing.map(name -> written.apply(name) + rest).orElse(pseudonyms.group())));
    }
    return pseudonyms.appendTail(read).toString();
  }

  private Optional<String> original(String pseudonym) {
    String key = pseudonym.toLowerCase(Locale.ROOT);
    if (!originals.containsKey(key) && redaction != null) {
      // A name that the case did not tell is known since it was shown.
      Map<String, String> all = new HashMap<>();
      redaction
          .originals()
          .forEach((shown, original) -> all.put(shown.toLowerCase(Locale.ROOT), original));
      originals = all;
    }
    return Optional.ofNullable(originals.get(key));
  }

  /** Returns the path of the source that was shown so; empty for a text that was not. */
  Optional<String> source(String shown) {
    CaseRedaction redacted = redaction;
    if (redacted == null) {
      return Optional.empty();
    }
    Map<String, String> known = sources;
    if (known == null) {
      Map<String, String> all = new HashMap<>();
      for (SourceSummary source : opened.sources()) {
        all.putIfAbsent(redacted.text(source.path()), source.path());
        source.copies().forEach(copy -> all.putIfAbsent(redacted.text(copy), source.path()));
      }
      known = all;
      sources = known;
    }
    return Optional.ofNullable(known.get(shown));
  }
}
