package dev.synctrace.output.table;

import dev.synctrace.diagnosis.evidence.Grade;
import dev.synctrace.diagnosis.prerequisite.Prerequisite;
import dev.synctrace.diagnosis.status.MappingStatus.ConsoleSyncState;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.verdict.VerdictState;

/**
 * Verdicts, outcomes, grades and the states of prerequisites for people: a symbol before the word,
 * the same as in the report, and a colour where the page has colours.
 */
public final class StatusText {
  private enum Tone {
    GOOD("✓", AnsiStyle.GOOD),
    BAD("✗", AnsiStyle.ERROR),
    WAITING("…", AnsiStyle.WAITING),
    ODD("!", AnsiStyle.WARNING),
    OPEN("?", AnsiStyle.WARNING);

    private final String symbol;
    private final AnsiStyle style;

    Tone(String symbol, AnsiStyle style) {
      this.symbol = symbol;
      this.style = style;
    }
  }

  private StatusText() {}

  /** Returns a verdict, such as {@code ✗ NOT_SYNCED}. */
  public static String of(TextPage page, VerdictState verdict) {
    return text(
        page,
        switch (verdict) {
          case SYNCED -> Tone.GOOD;
          case NOT_SYNCED, REMOVED -> Tone.BAD;
          case UNEXPECTED -> Tone.ODD;
          case PENDING -> Tone.WAITING;
          case UNKNOWN -> Tone.OPEN;
        },
        verdict.name());
  }

  /** Returns an outcome, such as {@code ✓ COMPLETED}. */
  public static String of(TextPage page, ActionOutcome outcome) {
    return text(
        page,
        switch (outcome) {
          case COMPLETED -> Tone.GOOD;
          case UNAUTHORIZED, FAILED -> Tone.BAD;
          case FORWARDED, PUSHED, RECEIVED -> Tone.WAITING;
          case UNKNOWN -> Tone.OPEN;
        },
        outcome.name());
  }

  /** Returns the state of a prerequisite, such as {@code ✓ PASS}. */
  public static String of(TextPage page, Prerequisite.State state) {
    return text(
        page,
        switch (state) {
          case PASS -> Tone.GOOD;
          case FAIL -> Tone.BAD;
          case UNKNOWN -> Tone.OPEN;
        },
        state.name());
  }

  /** Returns the status of a mapping in the console's words, such as {@code ! PARTIAL SUCCESS}. */
  public static String of(TextPage page, ConsoleSyncState status) {
    return text(
        page,
        switch (status) {
          case SUCCESS -> Tone.GOOD;
          case PARTIAL_SUCCESS -> Tone.ODD;
          case FAILED -> Tone.BAD;
          case IN_PROGRESS -> Tone.WAITING;
          case UNKNOWN -> Tone.OPEN;
        },
        status.name().replace('_', ' '));
  }

  /** Returns a grade, such as {@code ●●● PROVEN}. */
  public static String of(TextPage page, Grade grade) {
    return switch (grade) {
      case PROVEN -> page.styled(AnsiStyle.PROVEN, "●●● PROVEN");
      case LIKELY -> page.styled(AnsiStyle.LIKELY, "●●○ LIKELY");
      case POSSIBLE -> page.styled(AnsiStyle.POSSIBLE, "●○○ POSSIBLE");
    };
  }

  private static String text(TextPage page, Tone tone, String word) {
    return page.styled(tone.style, tone.symbol + " " + word);
  }
}
