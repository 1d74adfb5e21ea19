package dev.synctrace.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What a page holds, the packed data too. */
public final class PageText {
  private static final Pattern DATA =
      Pattern.compile("<script type=\"text/plain\" data-([a-z]+)=\"[^\"]*\">([^<]*)</script>");
  private static final Pattern SETUP =
      Pattern.compile("<script type=\"application/json\" id=\"setup\">(.*?)</script>");

  private PageText() {}

  /**
   * A packed piece.
   *
   * @param kind {@code rows}, {@code details} or {@code pack}
   */
  record Data(String kind, String packed) {
    String unpacked() throws IOException {
      byte[] bytes = Base64.getDecoder().decode(packed);
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  static List<Data> data(String page) {
    return DATA.matcher(page).results().map(m -> new Data(m.group(1), m.group(2))).toList();
  }

  static String setup(String page) {
    Matcher matcher = SETUP.matcher(page);
    if (!matcher.find()) {
      throw new AssertionError("the page has no setup");
    }
    return matcher.group(1);
  }

  /** The page, and each packed piece unpacked. */
  public static List<String> everything(String page) throws IOException {
    List<String> texts = new ArrayList<>(List.of(page));
    for (Data data : data(page)) {
      texts.add(data.unpacked());
    }
    return texts;
  }
}
