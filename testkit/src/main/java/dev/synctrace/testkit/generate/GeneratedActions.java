package dev.synctrace.testkit.generate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;

/**
 * A bundle of tenant-attach actions in the logs of a service connection point, a management point
 * and many clients. Of a hundred actions one is refused, one is forwarded and never pushed, one
 * fails, and the others complete. Times are UTC; the same number gives the same bytes. Held are
 * only the lines of half a minute, which wait for their turn.
 */
public final class GeneratedActions {
  private static final DateTimeFormatter SMS_TIME =
      DateTimeFormatter.ofPattern("MM-dd-yyyy HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter CCM_TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter CCM_DATE =
      DateTimeFormatter.ofPattern("MM-dd-yyyy", Locale.ROOT);
  private static final LocalDateTime START = LocalDateTime.of(2026, 9, 1, 0, 0);
  private static final long MILLIS_BETWEEN = 900;
  private static final int CLIENTS = 200;
  private static final int CONNECTOR_THREADS = 50;
  private static final String USER = "a7d443c6-32f9-4d8e-9726-ce9bd8d01cbf";
  private static final String TENANT = "8fdb8bf9-1391-476f-98c4-095c35f2fd43";

  private final Random random = new Random(2026);
  private final Path folder;
  private final Map<String, BufferedWriter> files = new HashMap<>();
  private final PriorityQueue<Line> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Line::millis).thenComparingLong(Line::number));
  private long lines;

  private record Line(long millis, long number, String file, String text) {}

  private GeneratedActions(Path folder) {
    this.folder = folder;
  }

  /**
   * What the bundle holds.
   *
   * @param refused actions, which have no task
   * @param unpushed forwarded, and never pushed
   * @param failed pushed, and failed at the client
   * @param completed all others
   * @param task the task GUID of a completed action from the middle of the bundle
   */
  public record Counts(int refused, int unpushed, int failed, int completed, String task) {}

  /**
   * Writes a bundle.
   *
   * @param folder made when it is not there
   * @param actions at least one
   */
  public static Counts write(Path folder, int actions) throws IOException {
    GeneratedActions generated = new GeneratedActions(folder);
    int[] counts = new int[Fate.values().length];
    String completed = "";
    try {
      for (int i = 0; i < actions; i++) {
        generated.writeBefore(i * MILLIS_BETWEEN);
        String task = generated.action(i);
        counts[Fate.of(i).ordinal()]++;
        if (Fate.of(i) == Fate.COMPLETED && i <= actions / 2) {
          completed = task;
        }
      }
      generated.writeBefore(Long.MAX_VALUE);
    } finally {
      for (BufferedWriter file : generated.files.values()) {
        file.close();
      }
    }
    return new Counts(counts[0], counts[1], counts[2], counts[3], completed);
  }

  /** {@code GeneratedActions FOLDER ACTIONS}, to try larger bundles by hand. */
  public static void main(String[] args) throws IOException {
    System.out.println(write(Path.of(args[0]), Integer.parseInt(args[1])));
  }

  private enum Fate {
    REFUSED,
    UNPUSHED,
    FAILED,
    COMPLETED;

    static Fate of(int action) {
      return switch (action % 100) {
        case 17 -> REFUSED;
        case 42 -> UNPUSHED;
        case 71 -> FAILED;
        default -> COMPLETED;
      };
    }
  }

  /** One action; gives its task, which is empty when it is refused. */
  private String action(int number) throws IOException {
    long start = number * MILLIS_BETWEEN;
    int thread = 9_000 + 4 * (number % CONNECTOR_THREADS);
    connector(start, thread, "Received new notification. Validating basic notification details...");
    connector(start + 16, thread, "Validating device action message content...");
    Fate fate = Fate.of(number);
    connector(
        start + 419,
        thread,
        "%s to perform client action. TemplateID: RequestMachinePolicy TenantId: %s AADUserID:     %s"
            .formatted(fate == Fate.REFUSED ? "Unauthorized" : "Authorized", TENANT, USER));
    if (fate == Fate.REFUSED) {
      return "";
    }
    String task = new UUID(random.nextLong(), random.nextLong()).toString();
    connector(
        start + 762,
        thread,
        "Forwarded BGB remote task. TemplateID: 1 TaskGuid: %s TaskParam: TargetDeviceIDs: 1  "
            .formatted(task));
    if (fate != Fate.UNPUSHED) {
      push(start + 1_200, number, task.toUpperCase(Locale.ROOT), fate == Fate.FAILED);
    }
    return task;
  }

  private void push(long start, int number, String task, boolean fails) throws IOException {
    int push = number + 1;
    int id = number + 3;
    server(start, 7896, "Get one push message from database.~~");
    server(
        start + 30,
        7896,
        "Starting to send push task (PushID: %d TaskID: %d TaskGUID: %s TaskType: 1 TaskParam: ) to 1 clients with throttling (strategy: 1 param: 42)~~"
            .formatted(push, id, task));
    server(
        start + 46,
        7896,
        "Finished sending push task (PushID: %d TaskID: %d) to 1 clients~~".formatted(push, id));
    if (!fails) {
      client(
          start + 80 + random.nextInt(200),
          number % CLIENTS,
          "Receive task from server with pushid=%d, taskid=%d, taskguid=%s, tasktype=1 and taskParam="
              .formatted(push, id, task));
      client(
          start + 600 + random.nextInt(400),
          number % CLIENTS,
          "Send Task response message <BgbResponseMessage TimeStamp=\"%sZ\"><PushID>%d</PushID><TaskID>%d</TaskID><ReturnCode>1</ReturnCode></BgbResponseMessage> successfully."
              .formatted(time(start + 600).withNano(0), push, id));
    }
    server(
        start + 29_000,
        4008,
        "Generated BGB task status report D:\\SMS\\inboxes\\bgb.box\\Bgb00001.BTS at 09/01/2026 00:00:33. (PushID: %d ReportedClients: %d FailedClients: %d)~~"
            .formatted(push, fails ? 0 : 1, fails ? 1 : 0));
  }

  private void connector(long millis, int thread, String message) {
    add(
        millis,
        "CM01/CMGatewayNotificationWorker.log",
        sms(millis, "SMS_SERVICE_CONNECTOR_CMGatewayNotificationWorker", thread, message));
  }

  private void server(long millis, int thread, String message) {
    add(millis, "MP01/BgbServer.log", sms(millis, "SMS_NOTIFICATION_SERVER", thread, message));
  }

  private static String sms(long millis, String component, int thread, String message) {
    return "%s  $$<%s><%s+000><thread=%d (0x%X)>\r\n"
        .formatted(message, component, SMS_TIME.format(time(millis)), thread, thread);
  }

  private void client(long millis, int client, String message) {
    LocalDateTime time = time(millis);
    add(
        millis,
        "CLIENT-%03d/CcmNotificationAgent.log".formatted(client),
        ("<![LOG[%s]LOG]!><time=\"%s+000\" date=\"%s\" component=\"BgbAgent\" context=\"\" type=\"1\""
                + " thread=\"8540\" file=\"bgbconnector.cpp:386\">\r\n")
            .formatted(message, CCM_TIME.format(time), CCM_DATE.format(time)));
  }

  private static LocalDateTime time(long millis) {
    return START.plusNanos(millis * 1_000_000);
  }

  private void add(long millis, String file, String text) {
    waiting.add(new Line(millis, lines++, file, text));
  }

  private void writeBefore(long millis) throws IOException {
    while (!waiting.isEmpty() && waiting.peek().millis() < millis) {
      Line line = waiting.remove();
      try {
        files.computeIfAbsent(line.file(), this::open).write(line.text());
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  private BufferedWriter open(String file) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      return Files.newBufferedWriter(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
