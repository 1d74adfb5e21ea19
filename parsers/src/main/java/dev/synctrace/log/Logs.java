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
          "AnyLog");

  private Logs() {}

  /** New instances, for one thread. Messages of any log come first, so that no log claims them. */
  static List<MessageLog> all() {
    return List.of(
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
        CloudManagementGatewayMessages.cmgService());
  }
}
