package dev.synctrace.serve.page;

import dev.synctrace.index.lucene.name.IdNameIndex.NamedId;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds IDs in the text of a page while it is written, and puts their markup in their place. Holds
 * a part of the page at a time, and asks for the names of all IDs of the part at once. A page that
 * is not closed is not complete. For one thread.
 */
final class IdMarkup extends Writer {
  private static final int PART = 1 << 19;
  private static final int MOST_IDS = 2_000;

  /** A GUID or SMSID, or a collection ID, which has a letter; only what has a name is one. */
  private static final Pattern ID =
      Pattern.compile(
          "(?<![\\w-])(?:(?:(?i:GUID:))?\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12}"
              + "|(?=\\d*[A-Z])[A-Z0-9]{3}[0-9A-F]{5})(?![\\w-])");

  private static final Pattern TAG = Pattern.compile("</?([A-Za-z][\\w-]*)");

  /** Their text is no markup, or is not shown. */
  private static final Set<String> OPAQUE =
      Set.of("script", "style", "title", "textarea", "svg", "option", "head");

  /** A link in one of them would be a link in a link. */
  private static final Set<String> INTERACTIVE = Set.of("a", "button", "summary", "label");

  private final Writer out;
  private final Names names;
  private final StringBuilder part = new StringBuilder();
  private final Map<String, Integer> open = new HashMap<>();

  /** Names of IDs, and how they are shown. */
  interface Names {
    /** Returns the names of some IDs by ID; those without a name are left out. */
    Map<String, NamedId> of(Set<String> ids);

    /**
     * Returns the markup of an ID.
     *
     * @param asLink false within a link
     */
    String markup(String id, NamedId named, boolean asLink) throws IOException;
  }

  IdMarkup(Writer out, Names names) {
    this.out = out;
    this.names = names;
  }

  @Override
  public void write(char[] chars, int offset, int length) throws IOException {
    part.append(chars, offset, length);
    if (part.length() >= PART) {
      // Up to a tag that is still to come, so that neither a tag nor an ID is cut.
      int end = part.lastIndexOf("<");
      writePart(end > 0 ? end : part.length());
    }
  }

  /** What is held is written when the page is complete. */
  @Override
  public void flush() {}

  @Override
  public void close() throws IOException {
    writePart(part.length());
    out.close();
  }

  private void writePart(int end) throws IOException {
    String markup = part.substring(0, end);
    part.delete(0, end);
    Set<String> ids = new LinkedHashSet<>();
    Matcher id = ID.matcher(markup);
    while (id.find() && ids.size() < MOST_IDS) {
      ids.add(id.group());
    }
    Map<String, NamedId> named = ids.isEmpty() ? Map.of() : names.of(ids);
    Map<String, String> links = new HashMap<>();
    Map<String, String> spans = new HashMap<>();
    int at = 0;
    while (at < markup.length()) {
      int tag = markup.indexOf('<', at);
      int textEnd = tag < 0 ? markup.length() : tag;
      writeText(markup.substring(at, textEnd), named, links, spans);
      at = textEnd;
      if (tag >= 0) {
        int tagEnd = endOfTag(markup, tag);
        note(markup.substring(tag, tagEnd));
        out.append(markup, tag, tagEnd);
        at = tagEnd;
      }
    }
  }

  private void writeText(
      String text, Map<String, NamedId> named, Map<String, String> links, Map<String, String> spans)
      throws IOException {
    if (named.isEmpty() || isIn(OPAQUE)) {
      out.write(text);
      return;
    }
    boolean asLink = !isIn(INTERACTIVE);
    Map<String, String> written = asLink ? links : spans;
    Matcher id = ID.matcher(text);
    int at = 0;
    while (id.find()) {
      NamedId name = named.get(id.group());
      if (name != null) {
        out.append(text, at, id.start());
        String markup = written.get(id.group());
        if (markup == null) {
          markup = names.markup(id.group(), name, asLink);
          written.put(id.group(), markup);
        }
        out.write(markup);
        at = id.end();
      }
    }
    out.append(text, at, text.length());
  }

  private boolean isIn(Set<String> elements) {
    return elements.stream().anyMatch(element -> open.getOrDefault(element, 0) > 0);
  }

  /** A greater-than sign in the value of an attribute does not end a tag. */
  private static int endOfTag(String markup, int start) {
    char quote = 0;
    for (int at = start + 1; at < markup.length(); at++) {
      char c = markup.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return at + 1;
      }
    }
    return markup.length();
  }

  private void note(String tag) {
    Matcher name = TAG.matcher(tag);
    if (!name.lookingAt()) {
      return;
    }
    String element = name.group(1).toLowerCase(Locale.ROOT);
    if (OPAQUE.contains(element) || INTERACTIVE.contains(element)) {
      open.merge(element, tag.startsWith("</") ? -1 : 1, Integer::sum);
    }
  }
}
