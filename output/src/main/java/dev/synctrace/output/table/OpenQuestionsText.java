package dev.synctrace.output.table;

import dev.synctrace.diagnosis.coverage.UnknownErrorFinder.UnknownErrorRecord;
import dev.synctrace.diagnosis.reconcile.CollectNext.Collectable;
import dev.synctrace.parsers.model.EventErrorNotes;
import dev.synctrace.parsers.secret.Secrets;
import java.io.PrintWriter;
import java.util.List;

/** What answers leave open, for people: errors of unknown kind, and what to collect next. */
public final class OpenQuestionsText {
  /** JSON has all of them. */
  private static final int SHOWN = 10;

  private static final int LONGEST_TEXT = 300;

  private final TextPage page;
  private final PrintWriter out;

  public OpenQuestionsText(TextPage page) {
    this.page = page;
    this.out = page.out();
  }

  /** Each text once, with its count, its first line, and the codes in it decoded. */
  public void unknownErrors(List<UnknownErrorRecord> errors) {
    if (errors.isEmpty()) {
      return;
    }
    page.section("Unrecognized errors and warnings");
    for (UnknownErrorRecord error : errors.subList(0, Math.min(SHOWN, errors.size()))) {
      String times = error.count() == 1 ? "once" : "%,d times".formatted(error.count());
      out.println(
          "  "
              + TerminalText.line(
                  error.first().source() + ":" + error.first().line() + "  (" + times + ")"));
      page.paragraph("    ", TerminalText.line(cut(Secrets.mask(error.first().message()))));
      EventErrorNotes.in(error.first())
          .forEach(note ->
              page.paragraph("    ", TerminalText.line(note.value() + " = " + note.brief())));
    }
    more(errors.size());
  }

  /** What helps most members first, then what helps most actions. */
  public void collectNext(List<Collectable> things) {
    if (things.isEmpty()) {
      return;
    }
    page.section("Collect next");
    for (Collectable thing : things.subList(0, Math.min(SHOWN, things.size()))) {
      String machine =
          thing.machine() == null || thing.what().contains(thing.machine())
              ? ""
              : " of " + thing.machine();
      page.paragraph("  ", TerminalText.line(thing.what() + machine), "(" + thing.helps() + ")");
      page.paragraph("    ", TerminalText.line(thing.how()));
      if (!thing.machines().isEmpty()) {
        page.paragraph(
            "    ", TerminalText.line(String.join(", ", thing.machines()) + " and others"));
      }
    }
    more(things.size());
  }

  private void more(int all) {
    if (all > SHOWN) {
      out.printf("  and %,d more (--format json for all)%n", all - SHOWN);
    }
  }

  private static String cut(String text) {
    int end =
        text.offsetByCodePoints(0, Math.min(LONGEST_TEXT, text.codePointCount(0, text.length())));
    return end == text.length() ? text : text.substring(0, end) + "...";
  }
}
