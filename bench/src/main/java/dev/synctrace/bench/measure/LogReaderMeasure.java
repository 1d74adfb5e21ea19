package dev.synctrace.bench.measure;

import dev.synctrace.bench.launch.WebServerRun;
import dev.synctrace.bench.page.Goal;
import dev.synctrace.bench.page.Row;
import dev.synctrace.bench.page.Unit;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages of logs, asked of the web page anywhere in its largest case. */
final class LogReaderMeasure implements Measure {
  private static final Pattern LOG =
      Pattern.compile(
          "name=\"source\" value=\"([^\"]*)\".*?<td class=\"number\">[\\d,]+</td>"
              + "<td class=\"number\">([\\d,]+)</td>",
          Pattern.DOTALL);
  private static final int HEAP_MEGABYTES = 512;
  private static final int MERGED = 20;

  /** A log that can be read, and lines that its newest file has for certain. */
  private record Log(String source, int lines) {}

  /** Makes another address for each request. */
  @FunctionalInterface
  private interface Address {
    String next();
  }

  private final Random random = new Random(2026);

  @Override
  public String title() {
    return "Log reader";
  }

  @Override
  public String explanation() {
    return "The 99th percentile of a request to `synctrace serve` with a heap of %d MB, after as many to warm up, each for another record."
        .formatted(HEAP_MEGABYTES);
  }

  @Override
  public void run(BenchWorkspace place, Consumer<Row> rows)
      throws IOException, InterruptedException {
    BenchWorkspace.EventCase largest = place.logs(place.sizes().events().getLast());
    try (WebServerRun server =
        WebServerRun.of(
            place.tool().withHeap(HEAP_MEGABYTES),
            largest.folder(),
            place.folder().resolve("serve"))) {
      String address = server.caseAddress() + "/log";
      List<Log> logs = logs(server.get(address).body());
      int runs = place.sizes().queries();
      String of = ", %,d events".formatted(largest.events());
      rows.accept(
          row("a page of a log" + of, 150, server, runs, () -> address + "?" + record(logs)));
      rows.accept(
          row(
              "the next error" + of,
              300,
              server,
              runs,
              () -> address + "?" + record(logs) + "&go=next-error"));
      rows.accept(
          row(
              "a page of %d sources merged%s".formatted(Math.min(MERGED, logs.size()), of),
              300,
              server,
              runs,
              () -> address + "?" + merged(logs)));
      rows.accept(
          row(
              "all machines around a record" + of,
              300,
              server,
              runs,
              () -> address + "?" + record(logs) + "&merge=all"));
      rows.accept(Row.of("peak memory", server.peakMegabytes(), Unit.MEGABYTES, Goal.none()));
    }
  }

  private static List<Log> logs(String page) {
    List<Log> logs = new ArrayList<>();
    Matcher log = LOG.matcher(page);
    while (log.find()) {
      // Of a rotated log, the newest file has a fourth of the records or more.
      int records = Integer.parseInt(log.group(2).replace(",", ""));
      logs.add(new Log(log.group(1), Math.max(1, records / 4)));
    }
    return logs;
  }

  private String record(List<Log> logs) {
    Log log = logs.get(random.nextInt(logs.size()));
    return "source=%s&line=%d".formatted(encoded(log.source()), 1 + random.nextInt(log.lines()));
  }

  private String merged(List<Log> logs) {
    StringBuilder query = new StringBuilder(record(logs));
    for (int i = 1; i < Math.min(MERGED, logs.size()); i++) {
      query.append("&source=").append(encoded(logs.get(random.nextInt(logs.size())).source()));
    }
    return query.toString();
  }

  private static Row row(String what, int goal, WebServerRun server, int runs, Address address)
      throws IOException, InterruptedException {
    long[] nanos = new long[runs];
    for (int i = -runs; i < runs; i++) {
      String next = address.next();
      long start = System.nanoTime();
      server.get(next);
      if (i >= 0) {
        nanos[i] = System.nanoTime() - start;
      }
    }
    Arrays.sort(nanos);
    return Row.of(what, nanos[runs * 99 / 100] / 1e6, Unit.MILLISECONDS, Goal.atMost(goal));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
