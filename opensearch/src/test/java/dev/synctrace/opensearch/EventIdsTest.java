package dev.synctrace.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class EventIdsTest {
  private static final String SHA = "ab".repeat(32);

  @Test
  void theSameEventHasTheSameIdWheneverItIsAdded() {
    assertThat(ids("one", "two")).isEqualTo(ids("one", "two"));
  }

  @Test
  void eventsOfOneLineAreToldApartAlsoAcrossThreads() throws Exception {
    EventIds ids = new EventIds(SHA);
    Set<Long> places = new HashSet<>();
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      for (int batch = 0; batch < 4; batch++) {
        boolean here = batch % 2 == 0;
        for (int event = 0; event < 5; event++) {
          places.add(here ? ids.place(1) : other.submit(() -> ids.place(1)).get());
        }
      }
    }

    assertThat(places).hasSize(20);
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
      all.add(ids.id(ids.place(1), bytes(event)));
    }
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
