package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.CoManagementHandlerBaseVisitor;
import dev.synctrace.grammar.CoManagementHandlerLexer;
import dev.synctrace.grammar.CoManagementHandlerParser;
import dev.synctrace.grammar.CoManagementHandlerParser.ConfigInfoContext;
import dev.synctrace.grammar.CoManagementHandlerParser.EnrollFailedContext;
import dev.synctrace.grammar.CoManagementHandlerParser.EnrolledContext;
import dev.synctrace.grammar.CoManagementHandlerParser.EnrollingContext;
import dev.synctrace.grammar.CoManagementHandlerParser.MismatchContext;
import dev.synctrace.grammar.CoManagementHandlerParser.NotEnrolledContext;
import dev.synctrace.grammar.CoManagementHandlerParser.NotProvisionedContext;
import dev.synctrace.grammar.CoManagementHandlerParser.PolicyContext;
import dev.synctrace.grammar.CoManagementHandlerParser.SettingContext;
import dev.synctrace.grammar.CoManagementHandlerParser.UnchangedContext;
import dev.synctrace.grammar.CoManagementHandlerParser.WorkloadsContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/** CoManagementHandler.log: the client's way into Intune. messages-client.md section 9. */
public final class CoManagementHandlerLog extends CoManagementHandlerBaseVisitor<ParsedMessage>
    implements GrammarLog {
  private final MessageGrammar<CoManagementHandlerParser> grammar =
      new MessageGrammar<>(
          CoManagementHandlerLexer::new,
          CoManagementHandlerParser::new,
          CoManagementHandlerParser::message);

  @Override
  public Optional<String> name() {
    return Optional.of("CoManagementHandler");
  }

  @Override
  public List<String> components() {
    return List.of("CoManagementHandler");
  }

  @Override
  public List<String> fileNames() {
    return List.of("CoManagementHandler");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitPolicy(PolicyContext ctx) {
    return ParsedMessage.of(
        Kind.COMANAGEMENT_POLICY,
        Attributes.builder().put(Attribute.DETAIL, text(ctx.name == null ? ctx.detail : ctx.name)));
  }

  @Override
  public ParsedMessage visitSetting(SettingContext ctx) {
    String content = text(ctx.content);
    String setting = text(ctx.name) + "=" + (content == null ? "" : content);
    return ParsedMessage.of(
        Kind.COMANAGEMENT_SETTING, Attributes.builder().put(Attribute.SETTING, setting));
  }

  /** {@code state} is the bit mask of the workloads that moved to Intune. */
  @Override
  public ParsedMessage visitWorkloads(WorkloadsContext ctx) {
    String state = ctx.state == null ? null : ctx.state.getText();
    return ParsedMessage.of(
        Kind.COMANAGEMENT_WORKLOADS,
        Attributes.builder().put(Attribute.STATE, state).put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public ParsedMessage visitNotEnrolled(NotEnrolledContext ctx) {
    return ParsedMessage.of(Kind.COMANAGEMENT_NOT_ENROLLED);
  }

  @Override
  public ParsedMessage visitMismatch(MismatchContext ctx) {
    return ParsedMessage.of(Kind.COMANAGEMENT_MISMATCH);
  }

  @Override
  public ParsedMessage visitNotProvisioned(NotProvisionedContext ctx) {
    return ParsedMessage.of(Kind.COMANAGEMENT_NOT_PROVISIONED);
  }

  @Override
  public ParsedMessage visitEnrolling(EnrollingContext ctx) {
    return ParsedMessage.of(
        Kind.COMANAGEMENT_ENROLLING,
        Attributes.builder()
            .put(Attribute.ATTEMPT, text(ctx.attempt))
            .put(Attribute.OPERATION, text(ctx.operation))
            .put(Attribute.LOCAL_TIME, text(ctx.time)));
  }

  @Override
  public ParsedMessage visitEnrolled(EnrolledContext ctx) {
    return ParsedMessage.of(Kind.COMANAGEMENT_ENROLLED);
  }

  @Override
  public ParsedMessage visitEnrollFailed(EnrollFailedContext ctx) {
    return ParsedMessage.of(
        Kind.COMANAGEMENT_FAILED,
        Attributes.builder()
            .put(Attribute.OPERATION, text(ctx.operation))
            .put(Attribute.ERROR_CODE, text(ctx.errorCode)));
  }

  @Override
  public ParsedMessage visitUnchanged(UnchangedContext ctx) {
    return ParsedMessage.of(Kind.COMANAGEMENT_UNCHANGED);
  }

  @Override
  public ParsedMessage visitConfigInfo(ConfigInfoContext ctx) {
    return ParsedMessage.of(Kind.COMANAGEMENT_CONFIG_INFO);
  }
}
