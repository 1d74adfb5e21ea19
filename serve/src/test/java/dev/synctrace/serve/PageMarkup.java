package dev.synctrace.serve;

import java.util.List;
import java.util.regex.Pattern;

/** Finds what a page says in its markup. */
final class PageMarkup {
  private PageMarkup() {}

  /**
   * Returns the first group of each match, as a reader sees it: where a line may end is no text.
   */
  static List<String> all(String page, String pattern) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(page.replace("<wbr>", ""))
        .results()
        .map(found -> unescaped(found.group(1)))
        .toList();
  }

  static String unescaped(String markup) {
    return markup
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  /** Returns the heading over what a search found. */
  static String total(String page) {
    return all(page, "<h2 id=\"found-title\">([^<]+)</h2>").getFirst();
  }
}
