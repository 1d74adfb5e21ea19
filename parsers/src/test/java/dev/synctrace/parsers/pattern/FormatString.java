package dev.synctrace.parsers.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/** A format string as a program has it: fixed words and marks, and places for values. */
record FormatString(List<Part> parts) {
  private static final String[] WORDS =
      ("policy assignment evaluated state changed from compliant to unknown for resource while waiting"
              + " until content location request returned distribution points in boundary group with"
              + " retry interval and cache size of megabytes on drive before next scheduled cycle"
              + " starting finished handler thread queue inbox processed successfully service window"
              + " CCMExec SMS_SERVICE_CONNECTOR doesn't co-management System.Net.WebException"
              + " TCP/IP CoInitializeEx() [RegTask] HTTP_CALLBACK")
          .split(" ");

  /** How programs set off a value; %s is its place. */
  private static final String[] FRAMES = {
    "%s",
    "%s",
    "%s",
    "ID %s",
    "ID: %s",
    "id=%s",
    "(%s)",
    "[%s]",
    "'%s'",
    "\"%s\"",
    "{%s}",
    "%s,",
    "%s.",
    "Value=%s;",
    "<%s>"
  };

  /** A fixed text, or a value. */
  private sealed interface Part {}

  private record Fixed(String text) implements Part {}

  private record Variable(String frame, Sort sort) implements Part {}

  /** What a value is, as logs of Configuration Manager have them. */
  private enum Sort {
    COUNT,
    SIGNED,
    DECIMAL,
    BYTES,
    GUID,
    ERROR,
    ERROR_WITHOUT_PREFIX,
    THUMBPRINT,
    PATH,
    SHARE,
    URL,
    RESOURCE,
    DATE_AND_TIME,
    ISO_TIME,
    IP,
    IP_AND_PORT,
    HOST,
    DOMAIN_HOST,
    USER,
    MAIL,
    SID,
    PACKAGE,
    VERSION,
    NAME_IN_QUOTES,
    IDS
  }

  static FormatString next(Random random) {
    List<Part> parts = new ArrayList<>();
    int words = 3 + random.nextInt(9);
    int values = 1 + random.nextInt(4);
    for (int i = 0; i < words; i++) {
      parts.add(new Fixed(WORDS[random.nextInt(WORDS.length)]));
    }
    for (int i = 0; i < values; i++) {
      parts.add(
          random.nextInt(parts.size() + 1),
          new Variable(
              FRAMES[random.nextInt(FRAMES.length)],
              Sort.values()[random.nextInt(Sort.values().length)]));
    }
    return new FormatString(List.copyOf(parts));
  }

  /** What a reader tells it by: its words. */
  String words() {
    return parts.stream()
        .filter(Fixed.class::isInstance)
        .map(part -> ((Fixed) part).text())
        .collect(Collectors.joining(" "));
  }

  String write(Random random) {
    return parts.stream()
        .map(part ->
            switch (part) {
              case Fixed(String text) -> text;
              case Variable(String frame, Sort sort) -> frame.formatted(value(sort, random));
            })
        .collect(Collectors.joining(" "));
  }

  private static String value(Sort sort, Random random) {
    return switch (sort) {
      case COUNT -> Integer.toString(random.nextInt(1 << random.nextInt(1, 31)));
      case SIGNED -> Integer.toString(random.nextInt());
      case DECIMAL -> String.format(Locale.ROOT, "%.2f", random.nextDouble() * 100);
      case BYTES -> random.nextInt(100_000) + "KB";
      case GUID -> new UUID(random.nextLong(), random.nextLong()).toString();
      case ERROR -> String.format(Locale.ROOT, "0x8%07x", random.nextInt(1 << 28));
      case ERROR_WITHOUT_PREFIX -> String.format(Locale.ROOT, "8%07X", random.nextInt(1 << 28));
      case THUMBPRINT ->
          String.format(
              Locale.ROOT,
              "%016X%016X%08X",
              random.nextLong(),
              random.nextLong(),
              random.nextInt());
      case PATH -> "C:\\Program Files\\Contoso\\" + word(random) + "\\" + word(random) + ".log";
      case SHARE -> "\\\\CM01\\SMS_PS1\\inboxes\\" + word(random) + random.nextInt(100);
      case URL ->
          "https://mp.contoso.com/SMS_MP/.sms_aut?MPLIST&" + word(random) + "=" + random.nextInt();
      case RESOURCE -> "/v1.0/devices/" + new UUID(random.nextLong(), random.nextLong());
      case DATE_AND_TIME ->
          String.format(
              Locale.ROOT,
              "%d/%d/2026 %d:%02d:%02d %s",
              1 + random.nextInt(12),
              1 + random.nextInt(28),
              1 + random.nextInt(12),
              random.nextInt(60),
              random.nextInt(60),
              random.nextBoolean() ? "AM" : "PM");
      case ISO_TIME ->
          String.format(
              Locale.ROOT,
              "2026-%02d-%02dT%02d:00:%02d.%03dZ",
              1 + random.nextInt(12),
              1 + random.nextInt(28),
              random.nextInt(24),
              random.nextInt(60),
              random.nextInt(1000));
      case IP -> ip(random);
      case IP_AND_PORT -> ip(random) + ":" + (1 + random.nextInt(65_535));
      case HOST -> "CLIENT-" + random.nextInt(1000);
      case DOMAIN_HOST -> word(random) + ".contoso.com";
      case USER -> "CONTOSO\\" + word(random);
      case MAIL -> word(random) + "@contoso.com";
      case SID -> "S-1-5-21-" + random.nextInt(1 << 30) + "-" + random.nextInt(1 << 30) + "-1104";
      case PACKAGE -> String.format(Locale.ROOT, "PS1%05X", random.nextInt(1 << 20));
      case VERSION -> "5.00." + (9000 + random.nextInt(200)) + "." + (1000 + random.nextInt(90));
      case NAME_IN_QUOTES -> "'" + word(random) + " " + word(random) + "'";
      case IDS ->
          random
              .ints(1 + random.nextInt(9), 16_777_216, 16_800_000)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(", "));
    };
  }

  private static String ip(Random random) {
    return "10."
        + random.nextInt(256)
        + "."
        + random.nextInt(256)
        + "."
        + (1 + random.nextInt(254));
  }

  private static String word(Random random) {
    return random
        .ints(3 + random.nextInt(6), 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
