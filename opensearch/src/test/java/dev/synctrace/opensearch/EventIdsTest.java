package dev.synctrace.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.opensearch.ClusterCaseWriter.EventIds;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventIdsTest {
  private static final String SHA = "ab".repeat(32);

  @Test
  void theSameEventHasTheSameIdWheneverItIsAdded() {
    assertThat(ids("one", "two")).isEqualTo(ids("one", "two"));
  }

  @Test
  void twoDifferentEventsNeverShareAnIdEvenInOnePlace() {
    EventIds ids = new EventIds(SHA);

    assertThat(ids.id(7, bytes("one"))).isNotEqualTo(ids.id(7, bytes("two")));
  }

  private static Set<String> ids(String... events) {
    EventIds ids = new EventIds(SHA);
    Set<String> all = new HashSet<>();
    for (String event : events) {
      all.add(ids.id(7, bytes(event)));
    }
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
