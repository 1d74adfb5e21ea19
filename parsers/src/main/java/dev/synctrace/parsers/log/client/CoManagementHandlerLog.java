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
import dev.synctrace.parsers.log.engine.Reading;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/** CoManagementHandler.log: the client's way into Intune. messages-client.md section 9. */
public final class CoManagementHandlerLog extends CoManagementHandlerBaseVisitor<Reading>
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
  public Reading visitPolicy(PolicyContext ctx) {
    return Reading.of(
        Kind.COMANAGEMENT_POLICY,
        Attributes.builder().put(Attribute.DETAIL, text(ctx.name == null ? ctx.detail : ctx.name)));
  }

  @Override
  public Reading visitSetting(SettingContext ctx) {
    String content = text(ctx.content);
    String setting = text(ctx.name) + "=" + (content == null ? "" : content);
    return Reading.of(
        Kind.COMANAGEMENT_SETTING, Attributes.builder().put(Attribute.SETTING, setting));
  }

  /** {@code state} is the bit mask of the workloads that moved to Intune. */
  @Override
  public Reading visitWorkloads(WorkloadsContext ctx) {
    String state = ctx.state == null ? null : ctx.state.getText();
    return Reading.of(
        Kind.COMANAGEMENT_WORKLOADS,
        Attributes.builder().put(Attribute.STATE, state).put(Attribute.DETAIL, text(ctx.detail)));
  }

  @Override
  public Reading visitNotEnrolled(NotEnrolledContext ctx) {
    return Reading.of(Kind.COMANAGEMENT_NOT_ENROLLED);
  }

  @Override
  public Reading visitMismatch(MismatchContext ctx) {
    return Reading.of(Kind.COMANAGEMENT_MISMATCH);
  }

  @Override
  public Reading visitNotProvisioned(NotProvisionedContext ctx) {
    return Reading.of(Kind.COMANAGEMENT_NOT_PROVISIONED);
  }

  @Override
  public Reading visitEnrolling(EnrollingContext ctx) {
    return Reading.of(
        Kind.COMANAGEMENT_ENROLLING,
        Attributes.builder()
            .put(Attribute.ATTEMPT, text(ctx.attempt))
            .put(Attribute.OPERATION, text(ctx.operation))
            .put(Attribute.LOCAL_TIME, text(ctx.time)));
  }

  @Override
  public Reading visitEnrolled(EnrolledContext ctx) {
    return Reading.of(Kind.COMANAGEMENT_ENROLLED);
  }

  @Override
  public Reading visitEnrollFailed(EnrollFailedContext ctx) {
    return Reading.of(
        Kind.COMANAGEMENT_FAILED,
        Attributes.builder()
            .put(Attribute.OPERATION, text(ctx.operation))
            .put(Attribute.ERROR_CODE, text(ctx.errorCode)));
  }

  @Override
  public Reading visitUnchanged(UnchangedContext ctx) {
    return Reading.of(Kind.COMANAGEMENT_UNCHANGED);
  }

  @Override
  public Reading visitConfigInfo(ConfigInfoContext ctx) {
    return Reading.of(Kind.COMANAGEMENT_CONFIG_INFO);
  }
}
