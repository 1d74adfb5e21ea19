package dev.synctrace.parsers.pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MessagePatternTest {
  @TestFactory
  Stream<DynamicTest> messagesHaveTheirPatterns() throws IOException {
    List<String> lines;
    try (InputStream in = MessagePatternTest.class.getResourceAsStream("patterns.txt")) {
      lines =
          new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += 2) {
      String message = lines.get(i);
      String pattern = lines.get(i + 1);
      tests.add(
          DynamicTest.dynamicTest(message, () -> assertThat(text(message)).isEqualTo(pattern)));
    }
    return tests.stream();
  }

  @Test
  void theNamesInAKnownMessageAreVariableThoughTheyLookLikeWords() {
    Attributes values =
        Attributes.builder()
            .put(Attribute.HOST_NAME, "Reception")
            .put(Attribute.MODE, "FULL")
            .build();

    assertThat(
            MessagePattern.of(event("Reception starts a FULL cycle of Receptions", values)).text())
        .isEqualTo("<name> starts a FULL cycle of Receptions");
  }

  @Test
  void theSentencesOfAKnownMessageStay() {
    Attributes values = Attributes.builder().put(Attribute.DETAIL, "Token 5 has expired").build();

    assertThat(MessagePattern.of(event("Refused: Token 5 has expired", values)).text())
        .isEqualTo("Refused: Token <number> has expired");
  }

  @Test
  void theIdIsAlwaysTheSame() {
    assertThat(MessagePattern.of(event("Deleted 5 of 7 devices", Attributes.NONE)).id())
        .isEqualTo(MessagePattern.of(event("Deleted 61 of 80 devices", Attributes.NONE)).id())
        .isNotEqualTo(MessagePattern.of(event("Deleted 5 of 7 users", Attributes.NONE)).id())
        .isEqualTo("b8b387391f70");
  }

  @Test
  void aPatternIsBoundedWhateverTheMessageIs() {
    Random random = new Random(1);
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(200); i > 0; i--) {
        text.append("ab9 -_.\\/:@+'\"{}<>=,;|x0\n\u00fc\u4e2d\ud83d".charAt(random.nextInt(28)));
      }
      String message = text.toString().repeat(random.nextInt(40));
      assertThat(text(message).getBytes(UTF_8).length).isLessThanOrEqualTo(PatternText.LONGEST + 3);
    }
  }

  @Test
  void recordsOfAFormatStringHaveItsPattern() {
    measure(20_000);
  }

  @Test
  @Tag("slow")
  void aMillionRecordsOfFormatStringsHaveTheirPattern() {
    measure(1_000_000);
  }

  /** 500 format strings with random values: at least 98 of 100 records have one pattern each. */
  private static void measure(int records) {
    Random random = new Random(2026);
    List<FormatString> formats = new ArrayList<>();
    Set<String> different = new HashSet<>();
    while (formats.size() < 500) {
      FormatString format = FormatString.next(random);
      if (different.add(format.words())) {
        formats.add(format);
      }
    }
    List<Map<String, Integer>> patterns = new ArrayList<>();
    formats.forEach(_ -> patterns.add(new HashMap<>()));
    for (int i = 0; i < records; i++) {
      int format = i % formats.size();
      patterns.get(format).merge(text(formats.get(format).write(random)), 1, Integer::sum);
    }
    Map<String, Integer> owners = new HashMap<>();
    int same = 0;
    for (int format = 0; format < formats.size(); format++) {
      Map.Entry<String, Integer> most =
          patterns.get(format).entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
      same += most.getValue();
      assertThat(owners.put(most.getKey(), format)).as(most.getKey()).isNull();
    }
    for (int format = 0; format < formats.size(); format++) {
      for (String pattern : patterns.get(format).keySet()) {
        assertThat(owners.getOrDefault(pattern, format)).as(pattern).isEqualTo(format);
      }
    }
    System.out.printf(
        "%,d of %,d records have the pattern of their format string%n", same, records);
    assertThat(same / (double) records).isGreaterThanOrEqualTo(0.98);
  }

  private static String text(String message) {
    return MessagePattern.of(event(message, Attributes.NONE)).text();
  }

  private static Event event(String message, Attributes attributes) {
    return new Event(
        null,
        null,
        null,
        "a.log",
        1,
        1,
        "a",
        null,
        null,
        Severity.INFO,
        Kind.OTHER,
        message,
        attributes);
  }
}
