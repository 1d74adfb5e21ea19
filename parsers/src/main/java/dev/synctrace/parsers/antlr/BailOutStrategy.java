package dev.synctrace.parsers.antlr;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Gives up at the first token that does not fit, without building a stack trace. */
final class BailOutStrategy extends DefaultErrorStrategy {
  static final ParseCancellationException NO_MATCH = new NoMatch();

  @Override
  public void reportError(Parser recognizer, RecognitionException e) {
    // No one listens, and the report would be written out of the message's tokens.
  }

  @Override
  public void recover(Parser recognizer, RecognitionException e) {
    throw NO_MATCH;
  }

  @Override
  public Token recoverInline(Parser recognizer) {
    throw NO_MATCH;
  }

  @Override
  public void sync(Parser recognizer) {
    // The next match fails soon enough.
  }

  private static final class NoMatch extends ParseCancellationException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
