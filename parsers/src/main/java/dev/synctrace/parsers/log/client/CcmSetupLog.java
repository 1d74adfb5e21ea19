package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.CcmSetupBaseVisitor;
import dev.synctrace.grammar.CcmSetupLexer;
import dev.synctrace.grammar.CcmSetupParser;
import dev.synctrace.grammar.CcmSetupParser.AadInfoContext;
import dev.synctrace.grammar.CcmSetupParser.ContentContext;
import dev.synctrace.grammar.CcmSetupParser.InstallContext;
import dev.synctrace.grammar.CcmSetupParser.LocationContext;
import dev.synctrace.grammar.CcmSetupParser.StartContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/**
 * ccmsetup.log: the installation of the client. Its token requests are those of CcmAad.log and of
 * the client's HTTP layer. field-messages.md section 1.8.
 */
public final class CcmSetupLog extends CcmSetupBaseVisitor<ParsedMessage> implements GrammarLog {
  private final MessageGrammar<CcmSetupParser> grammar =
      new MessageGrammar<>(CcmSetupLexer::new, CcmSetupParser::new, CcmSetupParser::message);

  @Override
  public Optional<String> name() {
    return Optional.of("ccmsetup");
  }

  @Override
  public List<String> components() {
    return List.of("ccmsetup");
  }

  @Override
  public List<String> fileNames() {
    return List.of("ccmsetup");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitStart(StartContext ctx) {
    return ParsedMessage.of(
        Kind.SETUP_START, Attributes.builder().put(Attribute.SETTING, ctx.setting.getText()));
  }

  @Override
  public ParsedMessage visitAadInfo(AadInfoContext ctx) {
    return ParsedMessage.of(
        Kind.SETUP_AAD_INFO, Attributes.builder().put(Attribute.HOST_NAME, text(ctx.host)));
  }

  @Override
  public ParsedMessage visitLocation(LocationContext ctx) {
    return ParsedMessage.of(
        Kind.SETUP_LOCATION,
        Attributes.builder()
            .put(Attribute.HOST_NAME, text(ctx.host))
            .put(Attribute.URL, text(ctx.url)));
  }

  @Override
  public ParsedMessage visitContent(ContentContext ctx) {
    return ParsedMessage.of(
        Kind.SETUP_CONTENT, Attributes.builder().put(Attribute.URL, text(ctx.url)));
  }

  @Override
  public ParsedMessage visitInstall(InstallContext ctx) {
    return ParsedMessage.of(
        Kind.SETUP_INSTALL,
        Attributes.builder()
            .put(Attribute.FILE, text(ctx.file))
            .put(Attribute.DETAIL, text(ctx.version)));
  }
}
