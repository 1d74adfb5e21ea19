package dev.synctrace.testkit.generate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes up messages: one in five of a known kind, with other ids each time; the rest by the format
 * strings of each log's program, of which few write most of it; some over several lines and some
 * with letters beyond ASCII, as speed.md's input had them.
 */
final class Messages {
  private static final Pattern GUID =
      Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  /** Of each log: in all logs together forty times as many as in speed.md's input. */
  private static final int SENTENCES = 48;

  private final Random random;
  private final Map<String, List<MessageTemplate>> sentences = new HashMap<>();

  Messages(Random random) {
    this.random = random;
  }

  String next(GeneratedLog log) {
    return random.nextInt(5) == 0 ? known(log.messages()) : unknown(log.fileName());
  }

  private String known(List<String> messages) {
    String text = messages.get(random.nextInt(messages.size()));
    return GUID.matcher(text).replaceAll(match -> MessageTemplate.device(random));
  }

  private String unknown(String log) {
    List<MessageTemplate> all = sentences.computeIfAbsent(log, Messages::sentencesOf);
    double place = random.nextDouble();
    StringBuilder text = new StringBuilder();
    all.get((int) (all.size() * place * place)).write(text, random);
    switch (random.nextInt(32)) {
      case 0 -> text.append("\r\n  at step ").append(random.nextInt(100)).append(": retried");
      case 1 -> text.append(" für Gerät Büro-").append(random.nextInt(1000));
      default -> {}
    }
    return text.toString();
  }

  private static List<MessageTemplate> sentencesOf(String log) {
    Random own = new Random(log.hashCode());
    return Stream.generate(() -> MessageTemplate.madeUp(own)).limit(SENTENCES).toList();
  }
}
