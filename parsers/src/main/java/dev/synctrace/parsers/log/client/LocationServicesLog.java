package dev.synctrace.parsers.log.client;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.LocationServicesBaseVisitor;
import dev.synctrace.grammar.LocationServicesLexer;
import dev.synctrace.grammar.LocationServicesParser;
import dev.synctrace.grammar.LocationServicesParser.AdSiteContext;
import dev.synctrace.grammar.LocationServicesParser.AnswerContext;
import dev.synctrace.grammar.LocationServicesParser.AssignmentContext;
import dev.synctrace.parsers.log.engine.GrammarLog;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;

/** LocationServices.log: how the client finds its site. messages-client.md section 8. */
public final class LocationServicesLog extends LocationServicesBaseVisitor<ParsedMessage>
    implements GrammarLog {
  private final MessageGrammar<LocationServicesParser> grammar =
      new MessageGrammar<>(
          LocationServicesLexer::new, LocationServicesParser::new, LocationServicesParser::message);

  @Override
  public Optional<String> name() {
    return Optional.of("LocationServices");
  }

  @Override
  public List<String> components() {
    return List.of("LocationServices");
  }

  @Override
  public List<String> fileNames() {
    return List.of("LocationServices");
  }

  @Override
  public MessageGrammar<?> grammar() {
    return grammar;
  }

  @Override
  public ParsedMessage visitAdSite(AdSiteContext ctx) {
    return ParsedMessage.of(
        Kind.LOCATION_AD_SITE, Attributes.builder().put(Attribute.DETAIL, text(ctx.adSite)));
  }

  @Override
  public ParsedMessage visitAssignment(AssignmentContext ctx) {
    String operation = ctx.operation == null ? null : ctx.operation.getText();
    return ParsedMessage.of(
        Kind.LOCATION_ASSIGNMENT,
        Attributes.builder()
            .put(Attribute.SITE_CODE, text(ctx.siteCode))
            .put(Attribute.OPERATION, operation));
  }

  /** An answer without a site code leaves the client without a site. */
  @Override
  public ParsedMessage visitAnswer(AnswerContext ctx) {
    String siteCode = text(ctx.siteCode);
    return siteCode == null
        ? ParsedMessage.of(
            Kind.LOCATION_NO_SITE, Attributes.builder().put(Attribute.DETAIL, text(ctx.asked)))
        : ParsedMessage.of(
            Kind.LOCATION_ASSIGNMENT, Attributes.builder().put(Attribute.SITE_CODE, siteCode));
  }
}
