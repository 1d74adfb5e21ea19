package dev.synctrace.parsers.antlr;

import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;

/** Builds its "no viable alternative" once instead of per text. */
final class LeanParserSimulator extends ParserATNSimulator {
  private final NoViableAltException noViableAlt;

  LeanParserSimulator(Parser parser) {
    super(
        parser,
        parser.getATN(),
        parser.getInterpreter().decisionToDFA,
        new PredictionContextCache());
    this.noViableAlt = new NoViableAltException(parser);
  }

  @Override
  protected NoViableAltException noViableAlt(
      TokenStream input, ParserRuleContext outerContext, ATNConfigSet configs, int startIndex) {
    return noViableAlt;
  }
}
