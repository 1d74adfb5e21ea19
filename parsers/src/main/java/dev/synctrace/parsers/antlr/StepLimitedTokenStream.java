package dev.synctrace.parsers.antlr;

import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.TokenSource;

/**
 * Tokens of one text, looked at only so many times. Looking ahead to tell messages apart takes time
 * that grows with the square of a message's length, so a message made to exploit that, or mere
 * garbage that begins like a known one, is given up instead of holding up the bundle.
 */
final class StepLimitedTokenStream extends CommonTokenStream {
  /** A known message of a thousand tokens stays far below it. */
  private static final int STEPS = 200_000;

  /** What a long text may take besides, as long as it is read in a few straight sweeps. */
  private static final int STEPS_PER_CHARACTER = 4;

  private long stepsLeft;

  StepLimitedTokenStream(TokenSource tokenSource) {
    super(tokenSource);
  }

  @Override
  public void setTokenSource(TokenSource tokenSource) {
    super.setTokenSource(tokenSource);
    stepsLeft = STEPS + (long) STEPS_PER_CHARACTER * tokenSource.getInputStream().size();
  }

  @Override
  public void consume() {
    if (--stepsLeft < 0) {
      throw BailOutStrategy.NO_MATCH;
    }
    super.consume();
  }
}
