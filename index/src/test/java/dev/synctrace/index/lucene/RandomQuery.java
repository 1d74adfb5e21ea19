package dev.synctrace.index.lucene;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A random boolean expression: as someone may type it, with as few brackets as NOT before AND
 * before OR allows, and as what it means for one event.
 */
public record RandomQuery(String text, Predicate<Event> meaning) {
  private static final String[] WORDS = {"alpha", "beta", "gamma", "delta", "epsilon"};
  private static final String[] KINDS = {"push.start", "push.done", "other"};
  private static final String[] SEVERITIES = {"info", "warning", "error"};

  /** How tightly the outermost operator binds. */
  private enum Binding {
    OR,
    AND,
    NOT,
    CLAUSE
  }

  private record Node(String text, Binding binding, Predicate<Event> meaning) {
    String within(Binding outer) {
      return binding.compareTo(outer) > 0 ? text : "(" + text + ")";
    }
  }

  /** The next expression of the random numbers. */
  public static RandomQuery of(Random random) {
    Node node = node(random, random.nextInt(5), true);
    return new RandomQuery(node.text(), node.meaning());
  }

  /** A random event whose words, kind, severity and push id the expressions ask for. */
  public static Event event(Random random, long line) {
    List<String> words = new ArrayList<>();
    for (int n = random.nextInt(5); n >= 0; n--) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
    }
    SampleEvents event =
        SampleEvents.event()
            .line(line)
            .time("2026-09-25T23:35:04.936Z")
            .kind(Kind.byLabel(KINDS[random.nextInt(KINDS.length)]).orElseThrow())
            .severity(
                Severity.valueOf(
                    SEVERITIES[random.nextInt(SEVERITIES.length)].toUpperCase(Locale.ROOT)))
            .message(String.join(" ", words));
    return (random.nextInt(4) == 0
            ? event
            : event.with(Attribute.PUSH_ID, Integer.toString(random.nextInt(10))))
        .build();
  }

  private static Node node(Random random, int depth, boolean fields) {
    if (depth == 0) {
      return fields ? leaf(random) : kind(random, "");
    }
    return switch (random.nextInt(fields ? 8 : 7)) {
      case 0, 1, 2 -> joined(random, depth, fields, Binding.OR);
      case 3, 4, 5 -> joined(random, depth, fields, Binding.AND);
      case 6 -> negated(random, node(random, depth - 1, fields));
      default -> ofField(random, depth);
    };
  }

  private static Node joined(Random random, int depth, boolean fields, Binding binding) {
    boolean or = binding == Binding.OR;
    List<Node> parts = new ArrayList<>();
    for (int n = 2 + random.nextInt(2); n > 0; n--) {
      parts.add(node(random, random.nextInt(depth), fields));
    }
    StringBuilder text = new StringBuilder();
    for (Node part : parts) {
      if (!text.isEmpty()) {
        text.append(any(random, or ? List.of(" OR ", " || ") : List.of(" AND ", " && ", " ")));
      }
      String inner = part.within(binding);
      boolean single = part.binding() == Binding.CLAUSE || inner.startsWith("(");
      boolean plus = single && random.nextInt(6) == 0;
      text.append(plus ? "+" : "").append(inner);
    }
    List<Predicate<Event>> meanings = parts.stream().map(Node::meaning).toList();
    return new Node(
        text.toString(),
        binding,
        or
            ? event -> meanings.stream().anyMatch(meaning -> meaning.test(event))
            : event -> meanings.stream().allMatch(meaning -> meaning.test(event)));
  }

  private static Node negated(Random random, Node part) {
    String operand = part.within(Binding.NOT);
    return new Node(
        any(random, List.of("NOT ", "!", "! ", "-")) + operand,
        Binding.NOT,
        part.meaning().negate());
  }

  private static Node ofField(Random random, int depth) {
    Node inner = node(random, depth - 1, false);
    return new Node("kind:(" + inner.text() + ")", Binding.CLAUSE, inner.meaning());
  }

  private static Node leaf(Random random) {
    String word = any(random, List.of(WORDS));
    String other = any(random, List.of(WORDS));
    int low = random.nextInt(10);
    return switch (random.nextInt(7)) {
      case 0, 1 -> clause(word, event -> words(event).contains(word));
      case 2 ->
          clause(
              "\"" + word + " " + other + "\"",
              event -> (" " + event.message() + " ").contains(" " + word + " " + other + " "));
      case 3 -> clause(word.substring(0, 3) + "*", event -> words(event).contains(word));
      case 4 -> kind(random, "kind:");
      case 5 -> {
        String severity = any(random, List.of(SEVERITIES));
        yield clause("severity:" + severity, event -> event.severity().label().equals(severity));
      }
      default ->
          clause(
              "pushId:[" + low + " TO " + (low + 3) + "]",
              event ->
                  event
                      .attributes()
                      .get(Attribute.PUSH_ID)
                      .map(Long::valueOf)
                      .filter(id -> id >= low && id <= low + 3)
                      .isPresent());
    };
  }

  private static Node kind(Random random, String prefix) {
    String kind = any(random, List.of(KINDS));
    return clause(prefix + kind, event -> event.kind().label().equals(kind));
  }

  private static Node clause(String text, Predicate<Event> meaning) {
    return new Node(text, Binding.CLAUSE, meaning);
  }

  private static List<String> words(Event event) {
    return List.of(event.message().split(" "));
  }

  private static String any(Random random, List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @Override
  public String toString() {
    return text.lines().collect(Collectors.joining(" "));
  }
}
