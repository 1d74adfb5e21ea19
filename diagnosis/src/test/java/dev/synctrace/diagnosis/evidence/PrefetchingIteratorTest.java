package dev.synctrace.diagnosis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefetchingIteratorTest {
  private static final int BATCH = 20;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 19, 20, 21, 60})
  void allElementsComeOnceAndInOrder(int count) {
    List<String> elements = elements(count);

    Iterator<String> read = new PrefetchingIterator<>(elements.iterator(), BATCH);

    for (String element : elements) {
      assertThat(read.next()).isSameAs(element);
    }
    assertThat(read.hasNext()).isFalse();
    assertThatThrownBy(read::next).isInstanceOf(NoSuchElementException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30})
  void aFailureIsThrownAsItIs(int good) {
    IllegalStateException failure = new IllegalStateException("the case can't be read");
    Iterator<String> failing =
        new Iterator<>() {
          private final Iterator<String> elements = elements(good).iterator();

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public String next() {
            if (!elements.hasNext()) {
              throw failure;
            }
            return elements.next();
          }
        };

    assertThatThrownBy(
            () -> new PrefetchingIterator<>(failing, BATCH).forEachRemaining(element -> {}))
        .isSameAs(failure);
  }

  private static List<String> elements(int count) {
    return IntStream.range(0, count).mapToObj(i -> "element " + i).toList();
  }
}
