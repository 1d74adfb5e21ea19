package dev.synctrace.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * A bundle of any size with a known number of records: server and client logs in both framings and
 * two zones, one record in five of a known kind. The same size gives the same bytes.
 */
final class GeneratedBundle {
  private static final DateTimeFormatter SMS_TIME =
      DateTimeFormatter.ofPattern("MM-dd-yyyy HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter CCM_TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter CCM_DATE =
      DateTimeFormatter.ofPattern("MM-dd-yyyy", Locale.ROOT);
  private static final String[] WORDS =
      ("policy assignment evaluated state changed from compliant to unknown for resource while waiting"
              + " until content location request returned distribution points in boundary group with"
              + " retry interval and cache size of megabytes on drive before next scheduled cycle")
          .split(" ");

  private final Random random = new Random(2026);
  private LocalDateTime clock = LocalDateTime.of(2026, 9, 1, 0, 0);
  private long records;

  private GeneratedBundle() {}

  /**
   * Writes about so many bytes into files of at most 64 MB each and returns the records in them.
   */
  static long write(Path folder, long bytes) throws IOException {
    GeneratedBundle bundle = new GeneratedBundle();
    long fileBytes = Math.min(bytes / 2, 64_000_000L);
    for (int i = 0; i * fileBytes < bytes; i++) {
      boolean server = i % 2 == 0;
      Path file =
          folder.resolve(
              server ? "MP%02d/BgbServer.log".formatted(i) : "PC%02d/CcmExec.log".formatted(i));
      Files.createDirectories(file.getParent());
      bundle.writeFile(file, fileBytes, server);
    }
    return bundle.records;
  }

  /** {@code GeneratedBundle FOLDER MEGABYTES}, to try larger bundles by hand. */
  public static void main(String[] args) throws IOException {
    System.out.println(write(Path.of(args[0]), Long.parseLong(args[1]) * 1_000_000) + " records");
  }

  private void writeFile(Path file, long bytes, boolean server) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (long written = 0; written < bytes; records++) {
        clock = clock.plusNanos(random.nextInt(60_000_000));
        String record = server ? sms() : ccm();
        out.write(record);
        written += record.length();
      }
    }
  }

  private String sms() {
    int thread = 4000 + random.nextInt(8) * 4;
    String message =
        random.nextInt(5) == 0
            ? "Finished sending push task (PushID: %d TaskID: %d) to 1 clients~~"
                .formatted(records, records)
            : text();
    return "%s  $$<SMS_NOTIFICATION_SERVER><%s+240><thread=%d (0x%X)>\r\n"
        .formatted(message, SMS_TIME.format(clock), thread, thread);
  }

  private String ccm() {
    String message =
        random.nextInt(5) == 0
            ? "Receive task from server with pushid=%d, taskid=%d, taskguid=%s, tasktype=1 and taskParam="
                .formatted(records, records, new UUID(random.nextLong(), random.nextLong()))
            : text();
    return ("<![LOG[%s]LOG]!><time=\"%s-60\" date=\"%s\" component=\"BgbAgent\" context=\"\" type=\"1\""
            + " thread=\"%d\" file=\"source.cpp:%d\">\r\n")
        .formatted(
            message,
            CCM_TIME.format(clock),
            CCM_DATE.format(clock),
            1000 + random.nextInt(8) * 4,
            random.nextInt(2000));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 8 + random.nextInt(12); i > 0; i--) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return text.append(random.nextInt(100_000)).toString();
  }
}
