package dev.synctrace.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import dev.synctrace.parsers.pattern.MessagePattern;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownPatternsTest {
  @Test
  void beyondTheBoundNewPatternsAreOneAndOldOnesStayThemselves() {
    MessagePattern stored = MessagePattern.of(event("Polled 1"));
    PatternIds ids = new PatternIds(new KnownPatterns(() -> Set.of(stored.id()), 2));

    assertThat(MessagePattern.idOf(ids.of(event("Polled 2")))).isEqualTo(stored.id());
    assertThat(MessagePattern.idOf(ids.of(event("Sent 2"))))
        .isEqualTo(MessagePattern.of(event("Sent 3")).id());
    assertThat(ids.of(event("Lost 2"))).isEqualTo(MessagePattern.OTHERS);
    assertThat(ids.of(event("Gone 2"))).isEqualTo(MessagePattern.OTHERS);
    assertThat(MessagePattern.idOf(ids.of(event("Polled 2")))).isEqualTo(stored.id());
    assertThat(
            MessagePattern.of(MessagePattern.idOf(MessagePattern.OTHERS), event("Gone 2")).text())
        .isEqualTo("<other messages>");
  }

  private static Event event(String message) {
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
        Attributes.NONE);
  }
}
