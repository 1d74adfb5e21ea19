package dev.synctrace.testkit.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * What a program writes by one of its format strings: the same words each time, with other values.
 */
final class MessageTemplate {
  private static final int DEVICES = 5_000;
  private static final String[] WORDS =
      ("policy assignment evaluated state changed from compliant to unknown for resource while waiting"
              + " until content location request returned distribution points in boundary group with"
              + " retry interval and cache size of megabytes on drive before next scheduled cycle"
              + " starting finished handler thread queue inbox processed successfully service window"
              + " deployment update scan evaluation baseline setting discovered rule inventory action"
              + " completed raising event instance of client agent notification message received from")
          .split(" ");

  private static final List<Part> VALUES =
      List.of(
          (text, random) -> text.append(random.nextInt(100_000)),
          (text, random) -> text.append(random.nextInt(100_000)),
          (text, random) -> text.append(random.nextInt(100)),
          (text, random) -> text.append(random.nextInt(1_000_000)).append(" bytes"),
          (text, random) ->
              text.append("0x8007").append(Integer.toHexString(random.nextInt(65_536))),
          (text, random) -> text.append(device(random)),
          (text, random) ->
              text.append("C:\\Windows\\ccmcache\\")
                  .append(Integer.toString(random.nextInt(2_000), 36)),
          (text, random) ->
              text.append("PC-").append(random.nextInt(DEVICES)).append(".contoso.com"));

  private final List<Part> parts;

  private MessageTemplate(List<Part> parts) {
    this.parts = parts;
  }

  /** One with 6 to 19 words, one to three values among them, and the name of a function. */
  static MessageTemplate madeUp(Random random) {
    List<Part> parts = new ArrayList<>();
    for (int words = 6 + random.nextInt(14); words > 0; words--) {
      String word = word(random);
      parts.add((text, _) -> text.append(word));
    }
    for (int values = 1 + random.nextInt(3); values > 0; values--) {
      parts.add(VALUES.get(random.nextInt(VALUES.size())));
    }
    Collections.shuffle(parts, random);
    String function = "C" + title(word(random)) + title(word(random)) + "::" + title(word(random));
    parts.addFirst((text, _) -> text.append(function));
    return new MessageTemplate(List.copyOf(parts));
  }

  /** Its text with the next values. */
  void write(StringBuilder text, Random random) {
    String blank = "";
    for (Part part : parts) {
      text.append(blank);
      part.write(text, random);
      blank = " ";
    }
  }

  /** One of a site's devices, so that ids repeat as they do in a real bundle. */
  static String device(Random random) {
    long device = random.nextInt(DEVICES);
    return new UUID(0x5ee0_0000_4000L + device, 0x8000_0000_0000_0000L | device * 7919).toString();
  }

  private static String word(Random random) {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private static String title(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** A fixed word, or a value. */
  private interface Part {
    void write(StringBuilder text, Random random);
  }
}
