package dev.synctrace.output.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Takes rows one by one and writes them somewhere. */
@FunctionalInterface
public interface RowConsumer<T> {
  void accept(T row) throws IOException;

  /** Returns the same for callers that pass no {@link IOException} on. */
  static <T> Consumer<T> unchecked(RowConsumer<? super T> consumer) {
    return row -> {
      try {
        consumer.accept(row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
