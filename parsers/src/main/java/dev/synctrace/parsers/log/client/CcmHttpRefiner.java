package dev.synctrace.parsers.log.client;

import dev.synctrace.grammar.CcmHttpParser.HttpTls_lengthContext;
import dev.synctrace.parsers.log.engine.MessageRefiner;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Severity;
import org.antlr.v4.runtime.ParserRuleContext;

/** Messages of the client's HTTP layer that give no reason. messages-client.md section 7. */
public final class CcmHttpRefiner implements MessageRefiner {

  /** The length of what follows names no reason. */
  @Override
  public ParsedMessage refine(ParserRuleContext message, ParsedMessage read) {
    return message instanceof HttpTls_lengthContext ? read.withSeverity(Severity.INFO) : read;
  }
}
