package dev.synctrace.parsers.log;

import dev.synctrace.parsers.log.client.CcmAadLog;
import dev.synctrace.parsers.log.client.CcmCertMessages;
import dev.synctrace.parsers.log.client.CcmEventMessages;
import dev.synctrace.parsers.log.client.CcmHttpMessages;
import dev.synctrace.parsers.log.client.CcmMessagingLog;
import dev.synctrace.parsers.log.client.CcmNotificationAgentLog;
import dev.synctrace.parsers.log.client.CcmSetupLog;
import dev.synctrace.parsers.log.client.CcmTokenMessages;
import dev.synctrace.parsers.log.client.ClientComponentsMessages;
import dev.synctrace.parsers.log.client.ClientIDManagerStartupLog;
import dev.synctrace.parsers.log.client.ClientLocationLog;
import dev.synctrace.parsers.log.client.CoManagementHandlerLog;
import dev.synctrace.parsers.log.client.FailedCallMessages;
import dev.synctrace.parsers.log.client.LocationServicesLog;
import dev.synctrace.parsers.log.engine.MessageLog;
import dev.synctrace.parsers.log.server.AdminServiceLog;
import dev.synctrace.parsers.log.server.AzureAdDiscoveryLog;
import dev.synctrace.parsers.log.server.BgbServerLog;
import dev.synctrace.parsers.log.server.CMGatewayNotificationWorkerLog;
import dev.synctrace.parsers.log.server.CcmStsLog;
import dev.synctrace.parsers.log.server.CcmStsManagedBaseLog;
import dev.synctrace.parsers.log.server.CloudManagementGatewayMessages;
import dev.synctrace.parsers.log.server.DdmLog;
import dev.synctrace.parsers.log.server.MpRegistrationManagerLog;
import dev.synctrace.parsers.log.server.ServiceConnectorMessages;
import dev.synctrace.parsers.log.server.SiteComponentsMessages;
import dev.synctrace.parsers.log.server.UploadWorkerLog;
import java.util.List;

/** Every log class there is. A new log is added here, beside its grammar and its catalogue file. */
final class LogRegistry {
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

  private LogRegistry() {}

  /**
   * New instances, for one thread. Messages of any log come first, so that no log claims them; only
   * an exception that one log alone writes comes before them.
   */
  static List<MessageLog> all() {
    return List.of(
        new CcmStsManagedBaseLog(),
        new CommonMessages(),
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
        new FailedCallMessages(),
        new SiteComponentsMessages(),
        new ClientComponentsMessages());
  }
}
