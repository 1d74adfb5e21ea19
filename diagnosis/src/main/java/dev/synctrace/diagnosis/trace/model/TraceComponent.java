package dev.synctrace.diagnosis.trace.model;

import org.jspecify.annotations.Nullable;

/**
 * The three components an action passes, in its order. Machine and folder are those of the log
 * catalogue; they are here too, so that a trace need not read it.
 */
public enum TraceComponent {
  /** Takes the action from the cloud, checks it and forwards it. */
  SERVICE_CONNECTOR(
      "SMS_SERVICE_CONNECTOR",
      "CMGatewayNotificationWorker",
      "service connection point",
      "C:\\Program Files\\Microsoft Configuration Manager\\Logs"),
  /** Sends it to the clients; there is one on each management point. */
  NOTIFICATION_SERVER(
      "SMS_NOTIFICATION_SERVER",
      "BgbServer",
      "management point",
      "C:\\SMS_CCM\\Logs, or the site's Logs folder if the management point is the site server"),
  /** Takes it on the client and answers. */
  AGENT(
      "BgbAgent",
      "CcmNotificationAgent",
      "client",
      "C:\\Windows\\CCM\\Logs, or the log folder of the management point if the client is one");

  private final String component;
  private final String log;
  private final String machine;
  private final String folder;

  TraceComponent(String component, String log, String machine, String folder) {
    this.component = component;
    this.log = log;
    this.machine = machine;
    this.folder = folder;
  }

  /** The component's name, as {@code stoppedAt} and the steps of a trace write it. */
  public String component() {
    return component;
  }

  /** The name of its log, without extension. */
  public String log() {
    return log;
  }

  /** Whether a log of that name is one of a component that actions pass. */
  public static boolean isLogOfOne(@Nullable String log) {
    for (TraceComponent component : values()) {
      if (component.log.equalsIgnoreCase(log)) {
        return true;
      }
    }
    return false;
  }

  /** The role of the machine that writes the log. */
  public String machine() {
    return machine;
  }

  /** Where the log is on that machine. */
  public String folder() {
    return folder;
  }
}
