package dev.synctrace.parsers.log.server;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.UploadWorkerBaseVisitor;
import dev.synctrace.grammar.UploadWorkerLexer;
import dev.synctrace.grammar.UploadWorkerParser;
import dev.synctrace.grammar.UploadWorkerParser.UploadBatchContext;
import dev.synctrace.grammar.UploadWorkerParser.UploadFailedContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.LogAlias;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.MessageLog;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * CMGatewaySyncUploadWorker.log: devices on their way to the admin center. messages-server.md
 * section 4.
 */
public final class UploadWorkerLog extends UploadWorkerBaseVisitor<ParsedMessage>
    implements GrammarLog {
  private final MessageGrammar<UploadWorkerParser> grammar =
      new MessageGrammar<>(
          UploadWorkerLexer::new, UploadWorkerParser::new, UploadWorkerParser::message);

  /** From about 2021 uploads are logged here instead. messages-server.md section 4. */
  public static MessageLog genericUploadWorker() {
    return new LogAlias(
        "GenericUploadWorker",
        List.of("GenericUploadWorker", "SMS_SERVICE_CONNECTOR_GenericUploadWorker"),
        List.of("GenericUploadWorker"));
  }

  @Override
  public Optional<String> name() {
    return Optional.of("CMGatewaySyncUploadWorker");
  }

  @Override
  public List<String> components() {
    return List.of("CMGatewaySyncUploadWorker", "SMS_SERVICE_CONNECTOR_CMGatewaySyncUploadWorker");
  }

  @Override
  public List<String> fileNames() {
    return List.of("CMGatewaySyncUploadWorker");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitUploadBatch(UploadBatchContext ctx) {
    Token count = ctx.recordCount; // Microsoft's page prints the letter N in its place
    return ParsedMessage.of(
        Kind.UPLOAD_BATCH,
        Attributes.builder().put(Attribute.RECORD_COUNT, count == null ? null : count.getText()));
  }

  @Override
  public ParsedMessage visitUploadFailed(UploadFailedContext ctx) {
    return ParsedMessage.of(
        Kind.UPLOAD_FAILED,
        Attributes.builder()
            .put(Attribute.EXCEPTION, ctx.thrown.getText())
            .put(Attribute.URL, text(ctx.url)));
  }
}
