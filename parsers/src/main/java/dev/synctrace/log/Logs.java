package dev.synctrace.log;

import java.util.List;

/** Every log class there is. A new log is added here, beside its grammar and its catalogue file. */
final class Logs {
  /** Catalogue files, in the order they are shown. */
  static final List<String> CATALOGUES =
      List.of(
          "BgbServer",
          "CcmNotificationAgent",
          "CCM_STS",
          "ClientIDManagerStartup",
          "CcmAad",
          "MP_RegistrationManager",
          "CcmMessaging",
          "LocationServices",
          "ClientLocation",
          "CoManagementHandler",
          "CcmToken",
          "CcmCert",
          "CcmHttp",
          "CcmEvent",
          "CodeTrace");

  private Logs() {}

  /** New instances, for one thread. */
  static List<MessageLog> all() {
    return List.of(
        new BgbServerLog(),
        new CcmNotificationAgentLog(),
        new CcmStsLog(),
        new ClientIDManagerStartupLog(),
        new CcmAadLog(),
        new MpRegistrationManagerLog(),
        new CcmMessagingLog(),
        new LocationServicesLog(),
        new ClientLocationLog(),
        new CoManagementHandlerLog(),
        new CcmTokenMessages(),
        new CcmCertMessages(),
        new CcmHttpMessages(),
        new CcmEventMessages(),
        new CodeTraceMessages());
  }
}
