package dev.synctrace.error;

import dev.synctrace.error.ErrorCodeFinder.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The meanings of the error codes in a line, to show beside it: {@code 0xd0090016 = NTE_BAD_KEYSET:
 * key set does not exist}. A line without a code costs one pass over it and loads no table.
 */
public final class ErrorNotes {
  private static final int MOST_NOTES = 3;

  /** Beginnings of the published names that log lines contain. */
  private static final Pattern NAMES =
      Pattern.compile(
          "(?<![A-Za-z0-9_])(?:CMGConnector_|CMGService_|WINHTTP_CALLBACK_STATUS_FLAG_"
              + "|Authorization_|Authentication_|Directory_|Request_|Service_|invalid_|interaction_)"
              + "[A-Za-z_]+");

  private ErrorNotes() {}

  /** One note for each known code in the text, in order of appearance, each once, at most three. */
  public static List<String> of(String text) {
    Map<String, String> notes = new LinkedHashMap<>();
    for (Found found : ErrorCodeFinder.find(text)) {
      DecodedError decoded = ErrorDecoder.builtIn().decode(found.code());
      if (decoded.known() && notes.size() < MOST_NOTES) {
        notes.putIfAbsent(decoded.value(), found.written() + " = " + decoded.brief());
      }
    }
    if (text.indexOf('_') >= 0) {
      Matcher name = NAMES.matcher(text);
      while (name.find() && notes.size() < MOST_NOTES) {
        Optional<ErrorTable.Row> row = ErrorTable.builtIn().row(name.group());
        row.ifPresent(found -> notes.putIfAbsent(found.code(), found.name() + " = " + found.meaning()));
      }
    }
    return new ArrayList<>(notes.values());
  }
}
