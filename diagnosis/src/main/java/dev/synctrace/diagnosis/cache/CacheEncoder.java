package dev.synctrace.diagnosis.cache;

import dev.synctrace.index.lucene.document.EventCodec;
import dev.synctrace.parsers.model.Event;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes values one after the other; {@link CacheDecoder} reads them in the same order. Only the
 * build that wrote a file reads it, so the form may change with any build. Not thread-safe.
 */
public final class CacheEncoder {
  static final int NONE = -1;

  /** So many texts at most are remembered; those after them are written each time. */
  static final int REPEATED = 1 << 14;

  private final DataOutputStream out;
  private final EventCodec events = new EventCodec();
  private final Map<String, Integer> repeated = new HashMap<>();

  /**
   * @param out closed by the caller, after {@link #flush()}
   */
  public CacheEncoder(OutputStream out) {
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
  }

  public void flag(boolean value) throws IOException {
    out.writeBoolean(value);
  }

  public void count(int value) throws IOException {
    out.writeInt(value);
  }

  public void number(long value) throws IOException {
    out.writeLong(value);
  }

  public void optionalNumber(@Nullable Long value) throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      out.writeLong(value);
    }
  }

  /** A constant of an enum with at most 127 of them. */
  public void constant(@Nullable Enum<?> value) throws IOException {
    out.writeByte(value == null ? NONE : value.ordinal());
  }

  public void time(@Nullable Instant time) throws IOException {
    out.writeBoolean(time != null);
    if (time != null) {
      out.writeLong(time.getEpochSecond());
      out.writeInt(time.getNano());
    }
  }

  public void text(@Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(NONE);
    } else {
      bytes(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A text that is likely to come again. */
  public void repeatedText(@Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(NONE);
      return;
    }
    Integer place = repeated.get(text);
    out.writeInt(place == null ? repeated.size() : place);
    if (place == null) {
      text(text);
      if (repeated.size() < REPEATED) {
        repeated.put(text, repeated.size());
      }
    }
  }

  public void event(Event event) throws IOException {
    bytes(events.toBytes(event));
  }

  /** Any number of values. */
  public <T> void all(Collection<T> values, Writer<? super T> writer) throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      writer.write(value);
    }
  }

  /** As {@link #all}, of values that are too many to be held: each as it comes. */
  public <T> void each(Consumer<Consumer<T>> values, Writer<? super T> writer) throws IOException {
    try {
      values.accept(value -> {
        try {
          out.writeBoolean(true);
          writer.write(value);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.writeBoolean(false);
  }

  public void flush() throws IOException {
    out.flush();
  }

  private void bytes(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Writes one value. */
  @FunctionalInterface
  public interface Writer<T> {
    void write(T value) throws IOException;
  }
}
