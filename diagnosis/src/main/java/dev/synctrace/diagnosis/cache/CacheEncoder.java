package dev.synctrace.diagnosis.cache;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import com.fasterxml.jackson.dataformat.smile.SmileGenerator.Feature;
import dev.synctrace.index.lucene.document.EventCodec;
import dev.synctrace.parsers.model.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes values one after the other into one array of Jackson's binary format Smile; {@link
 * CacheDecoder} reads them in the same order. Only the build that wrote a file reads it, so the
 * order may change with any build. Not thread-safe.
 */
public final class CacheEncoder implements AutoCloseable {
  /** Writes a short text that was written not long ago as a reference to it. */
  static final SmileFactory SMILE =
      SmileFactory.builder()
          .enable(Feature.CHECK_SHARED_STRING_VALUES)
          .disable(Feature.ENCODE_BINARY_AS_7BIT)
          .build();

  private final JsonGenerator out;
  private final EventCodec events = new EventCodec();

  /**
   * @param out closed with this
   */
  public CacheEncoder(OutputStream out) throws IOException {
    this.out = SMILE.createGenerator(out);
    this.out.writeStartArray();
  }

  public void flag(boolean value) throws IOException {
    out.writeBoolean(value);
  }

  public void count(int value) throws IOException {
    out.writeNumber(value);
  }

  public void number(long value) throws IOException {
    out.writeNumber(value);
  }

  public void optionalNumber(@Nullable Long value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else {
      out.writeNumber(value);
    }
  }

  public void constant(@Nullable Enum<?> value) throws IOException {
    text(value == null ? null : value.name());
  }

  public void time(@Nullable Instant time) throws IOException {
    optionalNumber(time == null ? null : time.getEpochSecond());
    if (time != null) {
      out.writeNumber(time.getNano());
    }
  }

  public void text(@Nullable String text) throws IOException {
    out.writeString(text);
  }

  public void event(Event event) throws IOException {
    out.writeBinary(events.toBytes(event));
  }

  /** Any number of values. */
  public <T> void all(Collection<T> values, Writer<? super T> writer) throws IOException {
    out.writeNumber(values.size());
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

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Writes one value. */
  @FunctionalInterface
  public interface Writer<T> {
    void write(T value) throws IOException;
  }
}
