package dev.synctrace.parsers.log.server;

import static dev.synctrace.parsers.log.engine.MessageGrammar.text;

import dev.synctrace.grammar.AzureAdDiscoveryBaseVisitor;
import dev.synctrace.grammar.AzureAdDiscoveryLexer;
import dev.synctrace.grammar.AzureAdDiscoveryParser;
import dev.synctrace.grammar.AzureAdDiscoveryParser.CycleEndContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.CycleStartContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.DeviceLookupContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.DiscoveryEndContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.DiscoveryNextContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.DiscoveryPublishedContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.DiscoveryStartContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.GraphRequestContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.GroupReadContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.LinkContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.LinkedDeleteContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.MemberAddContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.MemberCachedContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.MemberDeleteContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.MemberFoundContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.MemberLinkContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.MemberRemoveContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.SecretMissingContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.SettingsContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.SqlErrorContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.SyncFailedContext;
import dev.synctrace.grammar.AzureAdDiscoveryParser.UserLookupContext;
import dev.synctrace.parsers.log.engine.LogAlias;
import dev.synctrace.parsers.log.engine.MessageGrammar;
import dev.synctrace.parsers.log.engine.MessageLog;
import dev.synctrace.parsers.log.engine.ParsedMessage;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/**
 * SMS_AZUREAD_DISCOVERY_AGENT.log: user discovery, and the synchronization of collections to
 * groups. messages-server.md section 2.
 */
public final class AzureAdDiscoveryLog extends AzureAdDiscoveryBaseVisitor<ParsedMessage>
    implements MessageLog {
  private final MessageGrammar<AzureAdDiscoveryParser> grammar =
      new MessageGrammar<>(
          AzureAdDiscoveryLexer::new, AzureAdDiscoveryParser::new, AzureAdDiscoveryParser::message);
  private final MessageGrammar<AzureAdDiscoveryParser> linked =
      new MessageGrammar<>(
          AzureAdDiscoveryLexer::new, AzureAdDiscoveryParser::new, AzureAdDiscoveryParser::linked);

  private static final String DEVICE = "device";
  private static final String USER = "user";

  /**
   * From 2002 to 2211 the group synchronization had a log of its own, with the same messages.
   * messages-server.md section 2.1.
   */
  public static MessageLog groupSyncWorker() {
    return new LogAlias(
        "CollectionAADGroupSyncWorker",
        List.of(
            "CollectionAADGroupSyncWorker", "SMS_SERVICE_CONNECTOR_CollectionAADGroupSyncWorker"),
        List.of("CollectionAADGroupSyncWorker"));
  }

  @Override
  public Optional<String> name() {
    return Optional.of("SMS_AZUREAD_DISCOVERY_AGENT");
  }

  @Override
  public List<String> components() {
    return List.of("SMS_AZUREAD_DISCOVERY_AGENT");
  }

  @Override
  public List<String> fileNames() {
    return List.of("SMS_AZUREAD_DISCOVERY_AGENT");
  }

  @Override
  public Set<String> firstWords() {
    return grammar.firstWords();
  }

  @Override
  public List<String> anchors() {
    return List.of("/groups/", "/devices?", "/users?");
  }

  @Override
  public Optional<ParsedMessage> read(String message) {
    ParseTree parse = grammar.parse(message);
    if (parse == null && message.contains("://")) {
      parse = linked.parse(message);
    }
    return Optional.ofNullable(parse).map(this::visit);
  }

  @Override
  public ParsedMessage visitSettings(SettingsContext ctx) {
    return ParsedMessage.of(Kind.DISCOVERY_SETTINGS);
  }

  @Override
  public ParsedMessage visitDiscoveryStart(DiscoveryStartContext ctx) {
    return ParsedMessage.of(
        Kind.DISCOVERY_START,
        Attributes.builder()
            .put(Attribute.TENANT_ID, text(ctx.tenantId))
            .put(Attribute.SERVER_APP_ID, text(ctx.serverAppId))
            .put(Attribute.MODE, ctx.syncMode.getText())
            .put(Attribute.OBJECT_TYPE, text(ctx.objectType())));
  }

  @Override
  public ParsedMessage visitDiscoveryEnd(DiscoveryEndContext ctx) {
    return ParsedMessage.of(
        Kind.DISCOVERY_END_OK,
        Attributes.builder()
            .put(Attribute.LOCAL_TIME, text(ctx.localTime))
            .put(Attribute.MODE, ctx.syncMode.getText())
            .put(Attribute.OBJECT_TYPE, text(ctx.objectType())));
  }

  @Override
  public ParsedMessage visitDiscoveryNext(DiscoveryNextContext ctx) {
    return ParsedMessage.of(
        Kind.DISCOVERY_NEXT,
        Attributes.builder()
            .put(Attribute.CLOUD_SERVICE_ID, ctx.cloudServiceId.getText())
            .put(Attribute.LOCAL_TIME, text(ctx.localTime))
            .put(Attribute.MODE, ctx.syncMode.getText())
            .put(Attribute.OBJECT_TYPE, text(ctx.objectType())));
  }

  @Override
  public ParsedMessage visitDiscoveryPublished(DiscoveryPublishedContext ctx) {
    return ParsedMessage.of(Kind.DISCOVERY_PUBLISHED);
  }

  @Override
  public ParsedMessage visitSecretMissing(SecretMissingContext ctx) {
    return ParsedMessage.of(
        Kind.AUTH_SECRET_MISSING,
        Attributes.builder().put(Attribute.TENANT_ID, text(ctx.tenantId)));
  }

  @Override
  public ParsedMessage visitGraphRequest(GraphRequestContext ctx) {
    LinkContext link = ctx.link();
    if (link == null) {
      return ParsedMessage.of(Kind.GRAPH_REQUEST); // cut where a viewer's column ended
    }
    return ParsedMessage.of(
        Kind.GRAPH_REQUEST,
        Attributes.builder()
            .put(Attribute.URL, text(link))
            .put(Attribute.GROUP_ID, word(link.groupId))
            .put(Attribute.DEVICE_ID, word(link.deviceId)));
  }

  @Override
  public ParsedMessage visitCycleStart(CycleStartContext ctx) {
    return ParsedMessage.of(Kind.GROUPSYNC_CYCLE_START);
  }

  @Override
  public ParsedMessage visitCycleEnd(CycleEndContext ctx) {
    return ParsedMessage.of(Kind.GROUPSYNC_CYCLE_END);
  }

  @Override
  public ParsedMessage visitGroupRead(GroupReadContext ctx) {
    return ParsedMessage.of(
        Kind.GROUPSYNC_GROUP_READ,
        Attributes.builder()
            .put(Attribute.GROUP_ID, word(ctx.membersLink().groupId))
            .put(Attribute.URL, text(ctx.membersLink())));
  }

  @Override
  public ParsedMessage visitDeviceLookup(DeviceLookupContext ctx) {
    return ParsedMessage.of(
        Kind.GROUPSYNC_DEVICE_LOOKUP,
        Attributes.builder()
            .put(Attribute.DEVICE_ID, word(ctx.deviceLink().deviceId))
            .put(Attribute.URL, text(ctx.deviceLink()))
            .put(Attribute.MEMBER_TYPE, DEVICE));
  }

  @Override
  public ParsedMessage visitUserLookup(UserLookupContext ctx) {
    return ParsedMessage.of(
        Kind.GROUPSYNC_DEVICE_LOOKUP,
        Attributes.builder()
            .put(Attribute.USER_ID, word(ctx.userLink().userId))
            .put(Attribute.URL, text(ctx.userLink()))
            .put(Attribute.MEMBER_TYPE, USER));
  }

  @Override
  public ParsedMessage visitMemberFound(MemberFoundContext ctx) {
    return ParsedMessage.of(
        Kind.GROUPSYNC_DEVICE_FOUND, member(text(ctx.memberType()), word(ctx.objectId)));
  }

  @Override
  public ParsedMessage visitMemberCached(MemberCachedContext ctx) {
    String type = text(ctx.memberType());
    Attribute directoryId = isUser(type) ? Attribute.USER_ID : Attribute.DEVICE_ID;
    return ParsedMessage.of(
        Kind.GROUPSYNC_DEVICE_CACHED,
        member(type, word(ctx.objectId)).put(directoryId, word(ctx.memberId)));
  }

  @Override
  public ParsedMessage visitMemberAdd(MemberAddContext ctx) {
    return ParsedMessage.of(
        Kind.GROUPSYNC_MEMBER_ADD,
        member(text(ctx.memberType()), word(ctx.objectId))
            .put(Attribute.GROUP_ID, word(ctx.groupId))
            .put(Attribute.DETAIL, text(ctx.tail)));
  }

  @Override
  public ParsedMessage visitMemberRemove(MemberRemoveContext ctx) {
    return ParsedMessage.of(
        Kind.GROUPSYNC_MEMBER_REMOVE,
        member(text(ctx.memberType()), word(ctx.objectId))
            .put(Attribute.GROUP_ID, word(ctx.groupId))
            .put(Attribute.DETAIL, text(ctx.tail)));
  }

  @Override
  public ParsedMessage visitSyncFailed(SyncFailedContext ctx) {
    return ParsedMessage.of(
        Kind.GROUPSYNC_FAILED,
        Attributes.builder()
            .put(Attribute.MODE, ctx.syncMode.getText())
            .put(Attribute.OBJECT_TYPE, text(ctx.objectType()))
            .put(Attribute.DETAIL, text(ctx.tail)));
  }

  @Override
  public ParsedMessage visitSqlError(SqlErrorContext ctx) {
    return ParsedMessage.of(
        Kind.DISCOVERY_SQL_ERROR,
        Attributes.builder()
            .put(Attribute.DETAIL, text(ctx.tail))
            .put(Attribute.DETAIL, text(ctx.conversion()))
            .put(Attribute.DETAIL, text(ctx.duplicateKey())));
  }

  @Override
  public ParsedMessage visitMemberDelete(MemberDeleteContext ctx) {
    return removal(ctx.memberLink());
  }

  @Override
  public ParsedMessage visitLinkedDelete(LinkedDeleteContext ctx) {
    return removal(ctx.memberLink());
  }

  /** The address does not say whether the member is a device or a user. */
  private static ParsedMessage removal(MemberLinkContext link) {
    return ParsedMessage.of(
        Kind.GROUPSYNC_MEMBER_REMOVE,
        Attributes.builder()
            .put(Attribute.OBJECT_ID, word(link.objectId))
            .put(Attribute.GROUP_ID, word(link.groupId))
            .put(Attribute.URL, text(link)));
  }

  /** What a line says of one member. A user is known by one id only, its directory object id. */
  private static Attributes.Builder member(@Nullable String type, @Nullable String objectId) {
    Attributes.Builder attributes = Attributes.builder().put(Attribute.OBJECT_ID, objectId);
    if (isUser(type)) {
      return attributes.put(Attribute.MEMBER_TYPE, USER).put(Attribute.USER_ID, objectId);
    }
    return type == null ? attributes : attributes.put(Attribute.MEMBER_TYPE, DEVICE);
  }

  private static boolean isUser(@Nullable String type) {
    return USER.equalsIgnoreCase(type);
  }

  private static @Nullable String word(@Nullable Token token) {
    return token == null ? null : token.getText();
  }
}
