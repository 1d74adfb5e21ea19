package dev.synctrace.output.table;

import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.EventErrorNotes;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the error codes in some events mean, each code once. For one thread. */
public final class ErrorCodesText {
  private static final int MOST_NOTES = 20;

  private final TextPage page;
  private final Map<String, String> notes = new LinkedHashMap<>();

  public ErrorCodesText(TextPage page) {
    this.page = page;
  }

  /** Notes the codes of an event. */
  public void add(Event event) {
    if (notes.size() < MOST_NOTES) {
      EventErrorNotes.in(event).forEach(note -> notes.put(note.value(), note.brief()));
    }
  }

  /** Prints them; nothing where there is none. */
  public void print() {
    if (!notes.isEmpty()) {
      page.section("Error codes");
      notes.forEach((code, brief) ->
          page.paragraph("  " + TerminalText.line(code) + " = ", TerminalText.line(brief)));
    }
  }
}
