package dev.synctrace.report.view;

import java.util.Locale;

/** The page's own phrases: in English with English numbers, wherever the page is made. */
public final class EnglishFormat {
  private EnglishFormat() {}

  /** A phrase with its values put in, as {@link String#format} does. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation is a dependency of its own
  public static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
