package dev.synctrace.parsers.log.server;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.AdminServiceBaseVisitor;
import dev.synctrace.grammar.AdminServiceLexer;
import dev.synctrace.grammar.AdminServiceParser;
import dev.synctrace.grammar.AdminServiceParser.ExceptionContext;
import dev.synctrace.grammar.AdminServiceParser.RequestContext;
import dev.synctrace.grammar.AdminServiceParser.ResponseContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.HttpStatusSeverity;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/**
 * adminservice.log: the administration service beside the SMS Provider. messages-server.md section
 * 6.
 */
public final class AdminServiceLog extends AdminServiceBaseVisitor<ParsedMessage>
    implements GrammarLog {
  private final MessageGrammar<AdminServiceParser> grammar =
      new MessageGrammar<>(
          AdminServiceLexer::new, AdminServiceParser::new, AdminServiceParser::message);

  @Override
  public Optional<String> name() {
    return Optional.of("AdminService");
  }

  @Override
  public List<String> components() {
    return List.of("AdminService");
  }

  @Override
  public List<String> fileNames() {
    return List.of("AdminService");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitRequest(RequestContext ctx) {
    return ParsedMessage.of(
        Kind.ADMINSERVICE_REQUEST,
        Attributes.builder()
            .put(Attribute.URL, text(ctx.url))
            .put(Attribute.METHOD, ctx.method.getText())
            .put(Attribute.ACTOR_NAME, text(ctx.user)));
  }

  @Override
  public ParsedMessage visitResponse(ResponseContext ctx) {
    return HttpStatusSeverity.judge(
        ParsedMessage.of(
            Kind.ADMINSERVICE_RESPONSE,
            Attributes.builder()
                .put(Attribute.HTTP_STATUS, ctx.status.getText())
                .put(Attribute.DETAIL, text(ctx.reason))));
  }

  @Override
  public ParsedMessage visitException(ExceptionContext ctx) {
    return ParsedMessage.of(
        Kind.ADMINSERVICE_EXCEPTION,
        Attributes.builder()
            .put(Attribute.EXCEPTION, text(ctx.thrown))
            .put(Attribute.DETAIL, text(ctx.detail)));
  }
}
