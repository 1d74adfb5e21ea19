package dev.synctrace.diagnosis.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synctrace.event.Event;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_999, 2_000, 2_001, 6_000})
  void allEventsComeOnceAndInOrder(int count) {
    ActionRecords records = new ActionRecords();
    IntStream.range(0, count).forEach(i -> records.at(i).got());

    Iterator<Event> read = new ReadAhead(records.events().iterator());

    for (Event event : records.events()) {
      assertThat(read.next()).isSameAs(event);
    }
    assertThat(read.hasNext()).isFalse();
    assertThatThrownBy(read::next).isInstanceOf(NoSuchElementException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3_000})
  void aFailureOfTheSearchIsThrownAsItIs(int good) {
    IllegalStateException failure = new IllegalStateException("the case can't be read");
    ActionRecords records = new ActionRecords();
    IntStream.range(0, good).forEach(i -> records.at(i).got());
    Iterator<Event> failing =
        new Iterator<>() {
          private final Iterator<Event> events = List.copyOf(records.events()).iterator();

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Event next() {
            if (!events.hasNext()) {
              throw failure;
            }
            return events.next();
          }
        };

    assertThatThrownBy(() -> new ReadAhead(failing).forEachRemaining(event -> {}))
        .isSameAs(failure);
  }
}
