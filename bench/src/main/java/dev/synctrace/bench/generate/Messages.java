package dev.synctrace.bench.generate;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Makes up messages: one in five of a known kind, with other ids each time; the rest of plain
 * words, some over several lines and some with letters beyond ASCII, as speed.md's input had them.
 */
final class Messages {
  private static final Pattern GUID =
      Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  private static final int DEVICES = 5_000;
  private static final String[] WORDS =
      ("policy assignment evaluated state changed from compliant to unknown for resource while waiting"
              + " until content location request returned distribution points in boundary group with"
              + " retry interval and cache size of megabytes on drive before next scheduled cycle"
              + " starting finished handler thread queue inbox processed successfully service window"
              + " deployment update scan evaluation baseline setting discovered rule inventory action"
              + " completed raising event instance of client agent notification message received from")
          .split(" ");

  private final Random random;

  Messages(Random random) {
    this.random = random;
  }

  String next(GeneratedLog log) {
    return random.nextInt(5) == 0 ? known(log.messages()) : unknown();
  }

  private String known(List<String> messages) {
    String text = messages.get(random.nextInt(messages.size()));
    return GUID.matcher(text).replaceAll(match -> device());
  }

  private String unknown() {
    StringBuilder text = new StringBuilder();
    int words = 8 + random.nextInt(20);
    for (int i = 0; i < words; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    switch (random.nextInt(32)) {
      case 0 -> text.append("\r\n  at step ").append(random.nextInt(100)).append(": retried");
      case 1 -> text.append("für Gerät Büro-").append(random.nextInt(1000));
      case 2, 3, 4 -> text.append(device());
      default -> text.append(random.nextInt(100_000));
    }
    return text.toString();
  }

  /** One of a site's devices, so that ids repeat as they do in a real bundle. */
  private String device() {
    long device = random.nextInt(DEVICES);
    return new UUID(0x5ee0_0000_4000L + device, 0x8000_0000_0000_0000L | device * 7919).toString();
  }
}
