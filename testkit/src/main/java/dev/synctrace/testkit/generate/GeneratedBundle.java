package dev.synctrace.testkit.generate;

import dev.synctrace.parsers.log.LogDescription;
import dev.synctrace.testkit.generate.GeneratedLog.Framing;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * A bundle of any size with a known number of records: every log of the catalogue, both framings,
 * two zones, rotated files, one record in five of a known kind. The same size gives the same bytes.
 */
public final class GeneratedBundle {
  private static final long LONGEST_FILE = 16_000_000;
  private static final int THREADS = 8;

  /** Logs that are shared words of several, not files of their own. */
  private static final List<String> NO_FILES =
      List.of(
          "any log", "cloud management gateway", "workers of SMS_SERVICE_CONNECTOR", "CodeTrace");

  private static final List<String> SMS_LOGS =
      List.of(
          "AdminService",
          "SMS_AZUREAD_DISCOVERY_AGENT",
          "BgbServer",
          "CMGatewayNotificationWorker",
          "CMGatewaySyncUploadWorker");
  private static final Set<String> OF_MEMBERS_AND_ACTIONS =
      Set.of(
          "SMS_AZUREAD_DISCOVERY_AGENT",
          "BgbServer",
          "CMGatewayNotificationWorker",
          "CMGatewaySyncUploadWorker",
          "CcmNotificationAgent",
          "CCM_STS");
  private static final DateTimeFormatter SMS_TIME =
      DateTimeFormatter.ofPattern("MM-dd-yyyy HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter CCM_TIME =
      DateTimeFormatter.ofPattern(
          "'time=\"'HH:mm:ss.SSS'-60\" date=\"'MM-dd-yyyy'\"'", Locale.ROOT);

  private final Random random = new Random(2026);
  private final Messages messages = new Messages(random);
  private LocalDateTime clock = LocalDateTime.of(2026, 9, 1, 0, 0);
  private long records;

  private GeneratedBundle() {}

  /**
   * Writes a bundle.
   *
   * @param folder made when it is not there
   * @param bytes about how many, in all files
   * @return how many records it holds
   */
  public static long write(Path folder, long bytes) throws IOException {
    return write(folder, bytes, Set.of());
  }

  /** The same without the logs that are about members and actions. */
  public static long writeQuiet(Path folder, long bytes) throws IOException {
    return write(folder, bytes, OF_MEMBERS_AND_ACTIONS);
  }

  private static long write(Path folder, long bytes, Set<String> leftOut) throws IOException {
    GeneratedBundle bundle = new GeneratedBundle();
    List<GeneratedLog> logs =
        logs().stream().filter(log -> !leftOut.contains(log.component())).toList();
    long perLog = bytes / logs.size();
    for (GeneratedLog log : logs) {
      bundle.clock = LocalDateTime.of(2026, 9, 1, 0, 0);
      int files = (int) Math.ceilDiv(perLog, LONGEST_FILE);
      for (int rotation = files - 1; rotation >= 0; rotation--) {
        bundle.writeFile(folder.resolve(log.path(rotation)), log, perLog / files);
      }
    }
    return bundle.records;
  }

  /** {@code GeneratedBundle FOLDER MEGABYTES}. */
  public static void main(String[] args) throws IOException {
    System.out.println(write(Path.of(args[0]), Long.parseLong(args[1]) * 1_000_000) + " records");
  }

  private static List<GeneratedLog> logs() {
    List<GeneratedLog> logs = new ArrayList<>();
    for (LogDescription catalogue : LogDescription.all()) {
      if (!NO_FILES.contains(catalogue.log())) {
        List<String> texts =
            catalogue.kinds().stream()
                .flatMap(kind -> kind.messages().stream())
                .map(LogDescription.Example::text)
                .filter(text -> !text.isBlank() && text.length() < 2_000)
                .toList();
        Framing frame = SMS_LOGS.contains(catalogue.log()) ? Framing.SMS : Framing.CCM;
        String host = frame == Framing.SMS ? "CM01" : "CLIENT-042";
        logs.add(new GeneratedLog(host, catalogue.log(), catalogue.log(), frame, texts));
      }
    }
    return logs;
  }

  private void writeFile(Path file, GeneratedLog log, long bytes) throws IOException {
    Files.createDirectories(file.getParent());
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (long written = 0; written < bytes; records++) {
        clock = clock.plusNanos(random.nextInt(60_000_000));
        String record = record(log);
        out.write(record);
        written += record.length();
      }
    }
  }

  private String record(GeneratedLog log) {
    int thread = 4000 + random.nextInt(THREADS) * 4;
    String message = messages.next(log);
    return switch (log.frame()) {
      case SMS ->
          "%s  $$<%s><%s+240><thread=%d (0x%X)>\r\n"
              .formatted(message, log.component(), SMS_TIME.format(clock), thread, thread);
      case CCM ->
          ("<![LOG[%s]LOG]!><%s component=\"%s\" context=\"\" type=\"1\" thread=\"%d\""
                  + " file=\"source.cpp:%d\">\r\n")
              .formatted(
                  message, CCM_TIME.format(clock), log.component(), thread, random.nextInt(2000));
    };
  }
}
