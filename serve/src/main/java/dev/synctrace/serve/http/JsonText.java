package dev.synctrace.serve.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** A text as JSON has it. */
public final class JsonText {
  private JsonText() {}

  /** With its quotes. */
  public static String of(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
