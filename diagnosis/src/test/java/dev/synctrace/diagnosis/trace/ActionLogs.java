package dev.synctrace.diagnosis.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the three logs of tenant-attach actions line by line, in the published forms. */
public final class ActionLogs {
  public static final String ADA = "aaaaaaaa-0000-4000-8000-00000000000a";
  public static final String BEN = "bbbbbbbb-0000-4000-8000-00000000000b";
  public static final String CLEO = "cccccccc-0000-4000-8000-00000000000c";
  public static final String TASK = "cd613e30-d8f1-4adf-a1b7-584a2265b1f5";
  public static final String OTHER_TASK = "1e2feb89-414c-443c-a027-c4d1c386bbc4";
  public static final String THIRD_TASK = "5bc8fbbc-bde5-4099-a164-d8399f767c45";

  private static final LocalDateTime START = LocalDateTime.parse("2026-10-06T07:15:00");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MM-dd-uuuu HH:mm:ss.SSS", Locale.ROOT);

  private final Map<String, List<String>> files = new LinkedHashMap<>();
  private String gateway = "SCP01/CMGatewayNotificationWorker.log";
  private String server = "MP01/BgbServer.log";
  private int thread = 4242;

  /** What follows is written by the connector and the server in these folders. */
  public ActionLogs site(String connector, String managementPoint) {
    gateway = connector + "/CMGatewayNotificationWorker.log";
    server = managementPoint + "/BgbServer.log";
    return this;
  }

  public ActionLogs thread(int number) {
    thread = number;
    return this;
  }

  public ActionLogs received(long millis) {
    return gateway(millis, "Received new notification. Validating basic notification details..");
  }

  public ActionLogs validated(long millis) {
    return gateway(millis, "Validating device action message content...");
  }

  public ActionLogs authorized(long millis, String user) {
    return gateway(millis, "Authorized" + who(user));
  }

  public ActionLogs unauthorized(long millis, String user) {
    return gateway(millis, "Unauthorized" + who(user));
  }

  private static String who(String user) {
    return " to perform client action. TemplateID: RequestMachinePolicy TenantId:"
        + " a1b2c3a1-b2c3-d4a1-b2c3-d4a1b2c3a1b2 AADUserID:     "
        + user;
  }

  public ActionLogs forwarded(long millis, String task, String targets) {
    return gateway(
        millis,
        "Forwarded BGB remote task. TemplateID: 1 TaskGuid: "
            + task
            + " TaskParam: TargetDeviceIDs: "
            + targets
            + "  ");
  }

  /** An action from its notification to its task. */
  public ActionLogs action(long millis, String user, String task, String targets) {
    return received(millis)
        .validated(millis + 50)
        .authorized(millis + 100, user)
        .forwarded(millis + 200, task, targets);
  }

  public ActionLogs gateway(long millis, String text) {
    return sms(gateway, "SMS_SERVICE_CONNECTOR_CMGatewayNotificationWorker", millis, text);
  }

  ActionLogs server(long millis, String text) {
    return sms(server, "SMS_NOTIFICATION_SERVER", millis, text);
  }

  public ActionLogs started(long millis, long push, long task, String guid, long clients) {
    return server(
        millis,
        "Starting to send push task (PushID: "
            + push
            + " TaskID: "
            + task
            + " TaskGUID: "
            + guid.toUpperCase(Locale.ROOT)
            + " TaskType: 1 TaskParam: ) to "
            + clients
            + " clients  with throttling (strategy: 1 param: 42)~~");
  }

  public ActionLogs sent(long millis, long push, long task, long clients) {
    return server(
        millis,
        "Finished sending push task (PushID: "
            + push
            + " TaskID: "
            + task
            + ") to "
            + clients
            + " clients~~");
  }

  public ActionLogs reported(long millis, long push, long reported, long failed) {
    return server(
        millis,
        "Generated BGB task status report C:\\ConfigMgr\\inboxes\\bgb.box\\Bgb00001.BTS at"
            + " 10/06/2026 07:15:32. (PushID: "
            + push
            + " ReportedClients: "
            + reported
            + " FailedClients: "
            + failed
            + ")~~");
  }

  /** A push with its report half a minute later. */
  public ActionLogs push(
      long millis, long push, String guid, long clients, long reported, long failed) {
    return started(millis, push, push, guid, clients)
        .sent(millis + 50, push, push, clients)
        .reported(millis + 29_000, push, reported, failed);
  }

  public ActionLogs task(String client, long millis, long push, String guid) {
    return client(
        client,
        millis,
        "Receive task from server with pushid="
            + push
            + ", taskid="
            + push
            + ", taskguid="
            + guid.toUpperCase(Locale.ROOT)
            + ", tasktype=1 and taskParam=");
  }

  public ActionLogs answered(String client, long millis, long push, String code) {
    return client(
        client,
        millis,
        "Send Task response message <BgbResponseMessage TimeStamp=\""
            + START.plusNanos(millis * 1_000_000).withNano(0)
            + "Z\"><PushID>"
            + push
            + "</PushID><TaskID>"
            + push
            + "</TaskID><ReturnCode>"
            + code
            + "</ReturnCode></BgbResponseMessage> successfully.");
  }

  public ActionLogs idle(String client, long millis) {
    return client(client, millis, "Agent is idle");
  }

  ActionLogs client(String client, long millis, String text) {
    String stamp = stamp(millis);
    return line(
        client + "/CcmNotificationAgent.log",
        "<![LOG["
            + text
            + "]LOG]!><time=\""
            + stamp.substring(11)
            + "+000\" date=\""
            + stamp.substring(0, 10)
            + "\" component=\"BgbAgent\" context=\"\" type=\"1\" thread=\"8540\""
            + " file=\"bgbconnector.cpp:386\">");
  }

  /** Adds a line to any file. */
  public ActionLogs line(String path, String line) {
    files.computeIfAbsent(path, _ -> new ArrayList<>()).add(line);
    return this;
  }

  /** Wraps all lines of the files of that name so far, as a mail does. */
  public ActionLogs wrapped(String name, int width) {
    files.entrySet().stream()
        .filter(file -> file.getKey().endsWith(name))
        .forEach(file ->
            file.setValue(
                new ArrayList<>(
                    file.getValue().stream().flatMap(l -> wrap(l, width).stream()).toList())));
    return this;
  }

  private static List<String> wrap(String line, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String word : line.split(" ")) {
      if (!current.isEmpty() && current.length() + 1 + word.length() > width) {
        lines.add(current.toString());
        current.setLength(0);
      }
      current.append(current.isEmpty() ? "" : " ").append(word);
    }
    lines.add(current.toString());
    return lines;
  }

  private ActionLogs sms(String path, String component, long millis, String text) {
    return line(
        path,
        text
            + "  $$<"
            + component
            + "><"
            + stamp(millis)
            + "+000><thread="
            + thread
            + " (0x"
            + Integer.toHexString(thread).toUpperCase(Locale.ROOT)
            + ")>");
  }

  private static String stamp(long millis) {
    return STAMP.format(START.plusNanos(millis * 1_000_000));
  }

  /** Writes the files into a new folder of that name. */
  public Path write(Path folder) throws IOException {
    for (Map.Entry<String, List<String>> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return folder;
  }
}
