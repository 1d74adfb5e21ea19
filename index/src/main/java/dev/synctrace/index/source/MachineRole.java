package dev.synctrace.index.source;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a machine is for, as the logs that it writes show; messages-*.md. */
public enum MachineRole {
  SITE_SERVER("site server", "ddm", "hman", "sitecomp", "smsexec", "statesys", "colleval"),
  SERVICE_CONNECTION_POINT(
      "service connection point",
      "SMS_AZUREAD_DISCOVERY_AGENT",
      "CollectionAADGroupSyncWorker",
      "SMS_SERVICE_CONNECTOR",
      "CMGatewayNotificationWorker",
      "CMGatewaySyncUploadWorker",
      "GenericUploadWorker"),
  MANAGEMENT_POINT(
      "management point", "BgbServer", "CCM_STS", "CCM_STS_ManagedBase", "MP_RegistrationManager"),
  SMS_PROVIDER("SMS Provider", "AdminService"),
  CMG_CONNECTION_POINT("cloud management gateway connection point", "SMS_CLOUD_PROXYCONNECTOR"),
  CLIENT(
      "client",
      "CcmAad",
      "CcmNotificationAgent",
      "CcmMessaging",
      "ccmsetup",
      "CcmExec",
      "ClientIDManagerStartup",
      "ClientLocation",
      "CcmRestart",
      "Scripts",
      "execmgr",
      "CoManagementHandler",
      "dsregcmd",
      "LocationServices",
      "PolicyAgent",
      "StatusAgent");

  private static final Map<String, MachineRole> BY_LOG = byLog();

  private final String title;
  private final Set<String> logs;

  MachineRole(String title, String... logs) {
    this.title = title;
    this.logs = Set.of(logs);
  }

  /** The name in sentences and JSON. */
  public String title() {
    return title;
  }

  /** The role of the machine that writes a log; null for a log that several write. */
  public static @Nullable MachineRole of(@Nullable String log) {
    return log == null ? null : BY_LOG.get(log.toLowerCase(Locale.ROOT));
  }

  /** Whether it is a server of the site; a server can be a client as well. */
  boolean isServer() {
    return this != CLIENT;
  }

  static Set<MachineRole> none() {
    return EnumSet.noneOf(MachineRole.class);
  }

  private static Map<String, MachineRole> byLog() {
    Map<String, MachineRole> roles = new HashMap<>();
    Arrays.stream(values())
        .forEach(role -> role.logs.forEach(log -> roles.put(log.toLowerCase(Locale.ROOT), role)));
    return roles;
  }
}
