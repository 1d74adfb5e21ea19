package dev.synctrace.diagnosis.cache;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.synctrace.index.lucene.document.EventCodec;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads values in the order in which {@link CacheEncoder} wrote them. Not thread-safe. */
public final class CacheDecoder implements AutoCloseable {
  private final JsonParser in;
  private final EventCodec events = new EventCodec();

  /**
   * @param in closed with this
   */
  public CacheDecoder(InputStream in) throws IOException {
    this.in = CacheEncoder.SMILE.createParser(in);
    this.in.nextToken();
  }

  public boolean flag() throws IOException {
    in.nextToken();
    return in.getBooleanValue();
  }

  public int count() throws IOException {
    in.nextToken();
    return in.getIntValue();
  }

  public long number() throws IOException {
    in.nextToken();
    return in.getLongValue();
  }

  public @Nullable Long optionalNumber() throws IOException {
    return in.nextToken() == JsonToken.VALUE_NULL ? null : (Long) in.getLongValue();
  }

  public <E extends Enum<E>> E constant(Class<E> type) throws IOException {
    return Enum.valueOf(type, text());
  }

  /** As {@link #constant}, or none. */
  public <E extends Enum<E>> @Nullable E optionalConstant(Class<E> type) throws IOException {
    String name = optionalText();
    return name == null ? null : Enum.valueOf(type, name);
  }

  public @Nullable Instant time() throws IOException {
    Long second = optionalNumber();
    return second == null ? null : Instant.ofEpochSecond(second, count());
  }

  public String text() throws IOException {
    return Objects.requireNonNull(optionalText());
  }

  /** As {@link #text()}, or none. */
  public @Nullable String optionalText() throws IOException {
    return in.nextTextValue();
  }

  public Event event() throws IOException {
    in.nextToken();
    return events.fromBytes(in.getBinaryValue());
  }

  /** As many values as were written, not to be changed. */
  public <T> List<T> all(Reader<T> reader) throws IOException {
    int count = count();
    if (count == 0) {
      return List.of();
    }
    List<T> values = new ArrayList<>(count);
    for (int left = count; left > 0; left--) {
      values.add(reader.read());
    }
    return Collections.unmodifiableList(values);
  }

  /**
   * The values that were written one by one, each read when it is asked for, with an {@link
   * UncheckedIOException} where that fails. To be gone through to the end, and no further, before
   * anything else is read.
   */
  public <T> Iterator<T> each(Reader<? extends T> reader) {
    return Spliterators.iterator(
        new AbstractSpliterator<T>(Long.MAX_VALUE, Spliterator.ORDERED) {
          @Override
          public boolean tryAdvance(Consumer<? super T> sink) {
            try {
              boolean more = flag();
              if (more) {
                sink.accept(reader.read());
              }
              return more;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Reads one value. */
  @FunctionalInterface
  public interface Reader<T> {
    T read() throws IOException;
  }
}
