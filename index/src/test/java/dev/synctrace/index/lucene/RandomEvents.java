package dev.synctrace.index.lucene;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Events of every shape, the same ones for the same seed. */
public final class RandomEvents {
  private static final String[] PIECES = {
    "push",
    " ",
    "\r\n",
    "\t",
    "Zürich",
    "設定同期",
    "ひらがな",
    "😀",
    "\uD800",
    "\uDC00",
    "\0",
    "%27",
    "a43dd1b3-0F00-4d55-9c1e-aaaaaaaaaaaa",
    "C:\\Windows\\CCM",
    "<![LOG[",
    "]LOG]!>",
    "\"",
    "/",
    "0x87d00231",
    "é",
    "\u0301",
    "_",
    "İstanbul",
    "ß",
    "ﬃ"
  };

  private final Random random;

  public RandomEvents(long seed) {
    random = new Random(seed);
  }

  /** An event of that source, at a random time or none. */
  public Event next(String source, long line) {
    Instant time = maybe(instant());
    return new Event(
        time,
        random.nextInt(4) == 0 ? maybe(instant()) : time,
        maybe(random.nextInt(-900, 900)),
        source,
        line,
        line + (random.nextInt(5) == 0 ? random.nextInt(500) : 0),
        text(2),
        maybe(text(3)),
        maybe(Integer.toString(random.nextInt(70_000))),
        pick(Severity.values()),
        pick(Kind.values()),
        text(random.nextInt(40)),
        attributes());
  }

  private Instant instant() {
    return switch (random.nextInt(10)) {
      case 0 -> Instant.EPOCH.plusNanos(random.nextLong());
      case 1 -> Instant.MIN.plusNanos(random.nextInt(1_000));
      case 2 -> Instant.MAX.minusNanos(random.nextInt(1_000));
      default ->
          Instant.ofEpochSecond(
              1_790_000_000L + random.nextInt(100_000), 100L * random.nextInt(10_000_000));
    };
  }

  private Attributes attributes() {
    Attributes.Builder attributes = Attributes.builder();
    for (int i = random.nextInt(6); i > 0; i--) {
      Attribute attribute = pick(Attribute.values());
      attributes.put(
          attribute,
          attribute.type() == Attribute.Type.INTEGER
              ? Long.toString(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L))
              : text(4));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      attributes.mention(text(2));
    }
    return attributes.build();
  }

  private String text(int pieces) {
    StringBuilder text = new StringBuilder("x");
    for (int i = 0; i < pieces; i++) {
      text.append(pick(PIECES));
    }
    return text.toString();
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private <T> @Nullable T maybe(T value) {
    return random.nextInt(5) == 0 ? null : value;
  }
}
