package dev.synctrace.log;

import java.util.List;

/** Every log class there is. A new log is added here, beside its grammar and its catalogue file. */
final class Logs {
  /** Catalogue files, in the order they are shown. */
  static final List<String> CATALOGUES =
      List.of(
          "AzureAdDiscovery",
          "CMGatewayNotificationWorker",
          "UploadWorker",
          "ServiceConnector",
          "BgbServer",
          "AdminService",
          "CloudManagementGateway",
          "ddm",
          "SiteComponents",
          "CcmNotificationAgent",
          "CCM_STS",
          "CCM_STS_ManagedBase",
          "ClientIDManagerStartup",
          "CcmAad",
          "MP_RegistrationManager",
          "CcmMessaging",
          "LocationServices",
          "ClientLocation",
          "CoManagementHandler",
          "ccmsetup",
          "CcmToken",
          "CcmCert",
          "CcmHttp",
          "CcmEvent",
          "CodeTrace",
          "ClientComponents",
          "AnyLog");

  private Logs() {}

  /**
   * New instances, for one thread. Messages of any log come first, so that no log claims them; only
   * an exception that one log alone writes comes before them.
   */
  static List<MessageLog> all() {
    return List.of(
        new CcmStsManagedBaseLog(),
        new AnyLogMessages(),
        new ServiceConnectorMessages(),
        new AzureAdDiscoveryLog(),
        AzureAdDiscoveryLog.groupSyncWorker(),
        new CMGatewayNotificationWorkerLog(),
        new UploadWorkerLog(),
        UploadWorkerLog.genericUploadWorker(),
        new BgbServerLog(),
        new AdminServiceLog(),
        new CloudManagementGatewayMessages(),
        CloudManagementGatewayMessages.proxyConnector(),
        CloudManagementGatewayMessages.cmgService(),
        new CcmNotificationAgentLog(),
        new CcmStsLog(),
        new ClientIDManagerStartupLog(),
        new CcmAadLog(),
        new MpRegistrationManagerLog(),
        new CcmMessagingLog(),
        new LocationServicesLog(),
        new ClientLocationLog(),
        new CoManagementHandlerLog(),
        new DdmLog(),
        new CcmSetupLog(),
        new CcmTokenMessages(),
        new CcmCertMessages(),
        new CcmHttpMessages(),
        new CcmEventMessages(),
        new CodeTraceMessages(),
        new SiteComponentsMessages(),
        new ClientComponentsMessages());
  }
}
