package dev.synctrace.parsers.model;

import static dev.synctrace.parsers.model.Severity.ERROR;
import static dev.synctrace.parsers.model.Severity.INFO;
import static dev.synctrace.parsers.model.Severity.WARNING;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Kind of an event. The dotted names are a promise to scripts; what each means, from which source
 * it is known and what it looks like is in the catalogue files beside the log classes ({@code
 * dev/synctrace/parsers/log/*.yaml}).
 */
public enum Kind {
  // SMS_AZUREAD_DISCOVERY_AGENT, CollectionAADGroupSyncWorker: messages-server.md section 2
  DISCOVERY_SETTINGS("discovery.settings"),
  DISCOVERY_START("discovery.start"),
  DISCOVERY_END_OK("discovery.end.ok"),
  DISCOVERY_NEXT("discovery.next"),
  DISCOVERY_PUBLISHED("discovery.published"),
  GRAPH_REQUEST("graph.request"),
  AUTH_SECRET_MISSING("auth.secret.missing", ERROR),
  GROUPSYNC_CYCLE_START("groupsync.cycle.start"),
  GROUPSYNC_GROUP_READ("groupsync.group.read"),
  GROUPSYNC_DEVICE_LOOKUP("groupsync.device.lookup"),
  GROUPSYNC_DEVICE_FOUND("groupsync.device.found"),
  GROUPSYNC_DEVICE_CACHED("groupsync.device.cached"),
  GROUPSYNC_MEMBER_ADD("groupsync.member.add"),
  GROUPSYNC_MEMBER_REMOVE("groupsync.member.remove"),
  GROUPSYNC_CYCLE_END("groupsync.cycle.end"),
  GROUPSYNC_FAILED("groupsync.failed", ERROR),
  DISCOVERY_SQL_ERROR("discovery.sql.error", ERROR),

  // Status messages of any component: messages-server.md D3, D6, B51
  STATMSG("statmsg"),

  // CMGatewayNotificationWorker: messages-server.md section 3
  ACTION_RECEIVED("action.received"),
  ACTION_VALIDATE("action.validate"),
  ACTION_AUTHORIZED("action.authorized"),
  ACTION_UNAUTHORIZED("action.unauthorized", ERROR),
  ACTION_FORWARDED("action.forwarded"),
  ACTION_FAILED("action.failed", ERROR),
  GATEWAY_REQUEST("gateway.request"),
  GATEWAY_RESPONSE("gateway.response"),
  GATEWAY_STATUS("gateway.status"),
  GATEWAY_BODY("gateway.body", WARNING),
  GATEWAY_POLL_FAILED("gateway.poll.failed", WARNING),
  EXCEPTION_HEAD("exception.head"),
  EXCEPTION_TYPE("exception.type", ERROR),
  EXCEPTION_TEXT("exception.text", ERROR),
  SQL_CONNECTION_CLOSED("sql.connection.closed", ERROR),
  WORKER_FAILED("worker.failed", ERROR),
  GATEWAY_CERTIFICATE_FAILED("gateway.certificate.failed", ERROR),

  // CMGatewaySyncUploadWorker, GenericUploadWorker: messages-server.md section 4
  WORKER_NEXT("worker.next"),
  WORKER_EXCEPTION("worker.exception", ERROR),
  UPLOAD_BATCH("upload.batch"),
  UPLOAD_FAILED("upload.failed", WARNING),

  // BgbServer: messages-server.md section 5
  COMPONENT_START("component.start"),
  LISTENER_UP("listener.up"),
  MP_SETTINGS("mp.settings"),
  MP_REFRESH("mp.refresh"),
  PUSH_POLL("push.poll"),
  PUSH_POLL_IDLE("push.poll.idle"),
  PUSH_GOT("push.got"),
  PUSH_SIMULATION("push.simulation"),
  PUSH_START("push.start"),
  PUSH_DONE("push.done"),
  PUSH_REPORT("push.report"),
  ONLINE_STATUS("online.status"),
  HEALTH_FIREWALL("health.firewall", WARNING),
  STATE_MESSAGE("state.message"),

  // adminservice and the cloud management gateway: messages-server.md section 6
  ADMINSERVICE_REQUEST("adminservice.request"),
  ADMINSERVICE_RESPONSE("adminservice.response"),
  ADMINSERVICE_EXCEPTION("adminservice.exception", ERROR),
  CMG_RESPONSE("cmg.response"),
  CMG_TRAFFIC("cmg.traffic"),
  CMG_TRAFFIC_REPORT("cmg.traffic.report"),
  CMG_FORWARD("cmg.forward"),
  CMG_FAILED("cmg.failed", ERROR),
  CMG_TOKEN_REFUSED("cmg.token.refused", ERROR),
  CMG_CERTIFICATE_COUNT("cmg.certificate.count"),
  CMG_CERTIFICATE_SKIPPED("cmg.certificate.skipped"),
  CMG_CERTIFICATE_CHAIN("cmg.certificate.chain", WARNING),
  CMG_CONNECTION("cmg.connection"),

  // CcmNotificationAgent: messages-client.md section 1
  TASK_RECEIVED("task.received"),
  TASK_ANSWERED("task.answered"),
  COMANAGEMENT_SYNC_TIME("comanagement.synctime"),
  AGENT_START("agent.start"),
  AGENT_ACCESS_POINT("agent.accesspoint"),
  AGENT_CRL("agent.crl"),
  AGENT_TRANSPORT("agent.transport"),
  AGENT_CONNECT("agent.connect"),
  AGENT_TLS("agent.tls"),
  AGENT_SIGNED_IN("agent.signedin"),
  AGENT_KEEP_ALIVE("agent.keepalive"),
  AGENT_SIGN_IN_FAILED("agent.signin.failed", ERROR),
  AGENT_FALLBACK_HTTP("agent.fallback.http", WARNING),

  // CCM_STS: messages-client.md section 2
  TOKEN_REQUEST("token.request"),
  TOKEN_URL("token.url"),
  TOKEN_VALIDATED("token.validated"),
  TOKEN_TYPE("token.type"),
  TOKEN_CREATED("token.created"),
  TOKEN_ISSUED("token.issued"),
  TOKEN_RETURNED("token.returned"),
  TOKEN_REFUSED("token.refused", ERROR),
  TOKEN_CRASH("token.crash", ERROR),

  // CCM_STS_ManagedBase: field-messages.md section 1.1
  TOKEN_LIBRARY_FAILED("token.library.failed", ERROR),
  TOKEN_LIBRARY_OFFLINE("token.library.offline", ERROR),

  // ClientIDManagerStartup: messages-client.md section 3
  REGISTRATION_SENT("registration.sent"),
  REGISTRATION_START("registration.start"),
  REGISTRATION_AAD_AUTH("registration.aadauth"),
  REGISTRATION_REGISTERED("registration.registered"),
  REGISTRATION_ALREADY("registration.already"),
  REGISTRATION_RUN("registration.run"),
  REGISTRATION_PENDING("registration.pending"),
  REGISTRATION_REJECTED("registration.rejected", ERROR),
  REGISTRATION_FAILED("registration.failed", ERROR),
  REGISTRATION_FALLBACK("registration.fallback", WARNING),
  REGISTRATION_SLEEP("registration.sleep"),
  REGISTRATION_JOIN_WATCH("registration.joinwatch"),
  REGISTRATION_REASSIGNED("registration.reassigned"),
  REGISTRATION_SITE_CHANGE("registration.sitechange"),
  CERTIFICATE_MISSING("certificate.missing", ERROR),
  CERTIFICATE_SELECTION("certificate.selection"),
  CCMTOKEN_REQUESTED("ccmtoken.requested"),
  CCMTOKEN_CACHED("ccmtoken.cached"),
  CCMTOKEN_STALE("ccmtoken.stale"),
  CCMTOKEN_FAILED("ccmtoken.failed", ERROR),
  HARDWARE_ID("hardware.id"),
  HARDWARE_COMPARE("hardware.compare"),
  CLIENT_STARTUP("client.startup"),

  // ADALOperationProvider, CcmAad: messages-client.md section 4
  AADTOKEN_REQUESTED("aadtoken.requested"),
  AADTOKEN_RETRIEVED("aadtoken.retrieved"),
  AADTOKEN_FAILED("aadtoken.failed", ERROR),
  AADTOKEN_FALLBACK("aadtoken.fallback", WARNING),
  CODE_TRACE("code.trace", ERROR),

  // MP_RegistrationManager: messages-client.md section 5
  MPREGISTRATION_DEVICE("mpregistration.device"),
  MPREGISTRATION_REQUEST("mpregistration.request"),
  MPREGISTRATION_CERTIFICATE("mpregistration.certificate"),
  MPREGISTRATION_CERTIFICATE_EXPIRED("mpregistration.certificate.expired", ERROR),
  MPREGISTRATION_CERTIFICATE_UNTRUSTED("mpregistration.certificate.untrusted", ERROR),
  MPREGISTRATION_FAILED("mpregistration.failed", ERROR),
  MPREGISTRATION_DONE("mpregistration.done"),

  // CcmMessaging, LocationServices and neighbours: messages-client.md sections 7 and 8
  MESSAGING_SEND("messaging.send"),
  MESSAGING_REPLY("messaging.reply"),
  MESSAGING_NO_REPLY("messaging.noreply", ERROR),
  MESSAGING_EVENT("messaging.event"),
  MESSAGING_POST_FAILED("messaging.post.failed", ERROR),
  MESSAGING_SENDER("messaging.sender"),
  HTTP_OPEN("http.open"),
  HTTP_HEADER("http.header"),
  HTTP_ERROR("http.error", ERROR),
  HTTP_ERROR_INFO("http.error.info", ERROR),
  HTTP_TLS("http.tls", ERROR),
  LOCATION_AD_SITE("location.adsite"),
  LOCATION_ASSIGNMENT("location.assignment"),
  LOCATION_NO_SITE("location.nosite", WARNING),
  LOCATION_MP_ROTATED("location.mp.rotated"),

  // CoManagementHandler: messages-client.md section 9
  COMANAGEMENT_POLICY("comanagement.policy"),
  COMANAGEMENT_SETTING("comanagement.setting"),
  COMANAGEMENT_WORKLOADS("comanagement.workloads"),
  COMANAGEMENT_NOT_ENROLLED("comanagement.notenrolled"),
  COMANAGEMENT_MISMATCH("comanagement.mismatch", WARNING),
  COMANAGEMENT_NOT_PROVISIONED("comanagement.notprovisioned", WARNING),
  COMANAGEMENT_ENROLLING("comanagement.enrolling"),
  COMANAGEMENT_ENROLLED("comanagement.enrolled"),
  COMANAGEMENT_FAILED("comanagement.failed", ERROR),
  COMANAGEMENT_UNCHANGED("comanagement.unchanged"),
  COMANAGEMENT_CONFIG_INFO("comanagement.configinfo"),

  // ddm, and site system logs of which single messages are known: field-messages.md sections 1.7,
  // 1.9 and 1.10
  DDR_OUTDATED("ddr.outdated", WARNING),
  OUTBOX_MOVED("outbox.moved"),
  OUTBOX_FAILED("outbox.failed", ERROR),
  WEB_REQUEST("web.request"),
  COLLECTION_FAILED("collection.failed", ERROR),
  DOWNLOAD_START("download.start"),
  DOWNLOAD_FAILED("download.failed", ERROR),
  DOWNLOAD_RETRY("download.retry", WARNING),
  MPLOCATION_FAILED("mplocation.failed", ERROR),
  CLOUDMGR_FAILED("cloudmgr.failed", ERROR),
  CLOUDMGR_STEP("cloudmgr.step"),
  STATESYS_FAILED("statesys.failed", ERROR),
  CLIENTPUSH_FAILED("clientpush.failed", WARNING),

  // ccmsetup, and client logs of which single messages are known: field-messages.md sections 1.8
  // and 1.9
  SETUP_START("setup.start"),
  SETUP_AAD_INFO("setup.aadinfo"),
  SETUP_LOCATION("setup.location"),
  SETUP_CONTENT("setup.content"),
  SETUP_INSTALL("setup.install"),
  TRANSFER_FAILED("transfer.failed", ERROR),
  BOOTSTRAP_FAILED("bootstrap.failed", ERROR),
  ENROLLMENT_URL("enrollment.url"),
  CLIENT_HOST_FAILED("client.host.failed", ERROR),
  CLIENT_STATE_SENT("client.state.sent"),

  // Directory audits: graph.md sections 1 and 2; a failed one is an error all the same
  AUDIT_MEMBER_ADDED("audit.member.added"),
  AUDIT_MEMBER_REMOVED("audit.member.removed"),
  AUDIT_OWNER_ADDED("audit.owner.added"),
  AUDIT_OWNER_REMOVED("audit.owner.removed"),
  AUDIT_DEVICE_ADDED("audit.device.added"),
  AUDIT_DEVICE_DELETED("audit.device.deleted"),
  AUDIT_DEVICE_UPDATED("audit.device.updated"),
  AUDIT_DEVICE_REGISTERED("audit.device.registered"),
  AUDIT_GROUP_ADDED("audit.group.added"),
  AUDIT_GROUP_UPDATED("audit.group.updated"),
  AUDIT_GROUP_DELETED("audit.group.deleted"),
  AUDIT_GROUP_RESTORED("audit.group.restored"),
  AUDIT_APP_CREDENTIALS("audit.app.credentials"),
  AUDIT_SERVICE_PRINCIPAL_CHANGED("audit.serviceprincipal.changed"),
  AUDIT_PERMISSION_GRANTED("audit.permission.granted"),
  AUDIT_PERMISSION_REMOVED("audit.permission.removed"),
  AUDIT_CONSENT("audit.consent"),
  AUDIT_OTHER("audit.other"),
  GRAPH_ACTIVITY("graph.activity"),

  // Facts, rows of exports and what the engineer noted: contract.md, section Facts
  FACT_CLIENT_KEY("fact.clientkey"),
  FACT_SYSTEM("fact.system"),
  FACT_USER("fact.user"),
  FACT_COLLECTION_MEMBER("fact.collection.member"),
  FACT_MAPPING("fact.mapping"),
  FACT_CONSOLE_STATUS("fact.console.status"),
  FACT_CONSOLE_MEMBER("fact.console.member"),
  FACT_SITE_SETTINGS("fact.site.settings"),
  FACT_DSREGCMD("fact.dsregcmd"),
  FACT_GROUP("fact.group"),
  FACT_GROUP_MEMBER("fact.group.member"),
  FACT_GROUP_OWNER("fact.group.owner"),
  FACT_DEVICE("fact.device"),
  FACT_ENTRA_USER("fact.entra.user"),
  FACT_APPLICATION("fact.application"),
  FACT_CREDENTIAL("fact.credential"),
  FACT_SERVICE_PRINCIPAL("fact.serviceprincipal"),
  FACT_NOTE("fact.note"),
  FACT_EXPORT("fact.export"),

  // Any log
  ROTATION("rotation"),
  OTHER("other");

  private static final Map<String, Kind> BY_LABEL =
      Arrays.stream(values()).collect(Collectors.toMap(Kind::label, Function.identity()));

  private final String label;
  private final Severity severity;

  Kind(String label) {
    this(label, INFO);
  }

  Kind(String label, Severity severity) {
    this.label = label;
    this.severity = severity;
  }

  /** The dotted name. */
  public String label() {
    return label;
  }

  /** What an event of this kind is worth unless its content decides otherwise. */
  public Severity severity() {
    return severity;
  }

  /** The kind of that dotted name; empty for an unknown name. */
  public static Optional<Kind> byLabel(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }
}
