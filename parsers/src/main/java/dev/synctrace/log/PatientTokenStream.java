package dev.synctrace.log;

import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.TokenSource;

/**
 * Tokens of one message, looked at only so many times. Looking ahead to tell messages apart takes
 * time that grows with the square of a message's length, so a message made to exploit that, or mere
 * garbage that begins like a known one, is given up instead of holding up the bundle.
 */
final class PatientTokenStream extends CommonTokenStream {
  /** A known message of a thousand tokens stays far below it. */
  private static final int MOST_STEPS = 200_000;

  private int steps;

  PatientTokenStream(TokenSource tokenSource) {
    super(tokenSource);
  }

  @Override
  public void setTokenSource(TokenSource tokenSource) {
    super.setTokenSource(tokenSource);
    steps = 0;
  }

  @Override
  public void consume() {
    if (++steps > MOST_STEPS) {
      throw NoMatchStrategy.NO_MATCH;
    }
    super.consume();
  }
}
