package dev.synctrace.cli.command;

/** What to collect where a case has nothing to explain. */
final class NothingToExplain {
  /** For questions about membership. */
  static final String NO_MAPPING =
      "the case contains no collection-to-group mapping. Export CollectionAADGroupMapping, or"
          + " ingest the group synchronization log or the audit log of the group. docs/collect.md"
          + " lists what to collect";

  /** For questions about actions. */
  static final String NO_ACTION =
      "the case contains no tenant-attach action. Collect CMGatewayNotificationWorker.log (service"
          + " connection point), BgbServer.log (management point) and CcmNotificationAgent.log"
          + " (client), and ingest them";

  /** For questions about both. */
  static final String IN_CASE =
      "the case contains no collection-to-group mapping and no tenant-attach action, so there is"
          + " nothing to explain. docs/collect.md lists what to collect";

  private NothingToExplain() {}
}
