package dev.synctrace.diagnosis.cache;

import dev.synctrace.index.lucene.document.EventCodec;
import dev.synctrace.parsers.model.Event;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads values in the order in which {@link CacheEncoder} wrote them. Not thread-safe. */
public final class CacheDecoder implements AutoCloseable {
  private final DataInputStream in;
  private final EventCodec events = new EventCodec();
  private final List<String> repeated = new ArrayList<>();

  /**
   * @param in closed with this
   */
  public CacheDecoder(InputStream in) {
    this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
  }

  public boolean flag() throws IOException {
    return in.readBoolean();
  }

  public int count() throws IOException {
    return in.readInt();
  }

  public long number() throws IOException {
    return in.readLong();
  }

  public @Nullable Long optionalNumber() throws IOException {
    return in.readBoolean() ? in.readLong() : null;
  }

  /** One of these, which are all constants of the enum in their order. */
  public <E extends Enum<E>> E constant(E[] constants) throws IOException {
    return Objects.requireNonNull(optionalConstant(constants));
  }

  /** As {@link #constant}, or none. */
  public <E extends Enum<E>> @Nullable E optionalConstant(E[] constants) throws IOException {
    int ordinal = in.readByte();
    return ordinal == CacheEncoder.NONE ? null : constants[ordinal];
  }

  public @Nullable Instant time() throws IOException {
    return in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
  }

  public String text() throws IOException {
    return Objects.requireNonNull(optionalText());
  }

  /** As {@link #text()}, or none. */
  public @Nullable String optionalText() throws IOException {
    int length = in.readInt();
    return length == CacheEncoder.NONE ? null : new String(bytes(length), StandardCharsets.UTF_8);
  }

  public String repeatedText() throws IOException {
    return Objects.requireNonNull(optionalRepeatedText());
  }

  /** As {@link #repeatedText()}, or none. */
  public @Nullable String optionalRepeatedText() throws IOException {
    int place = in.readInt();
    if (place == CacheEncoder.NONE) {
      return null;
    }
    if (place < repeated.size()) {
      return repeated.get(place);
    }
    String text = text();
    if (repeated.size() < CacheEncoder.REPEATED) {
      repeated.add(text);
    }
    return text;
  }

  public Event event() throws IOException {
    return events.fromBytes(bytes(in.readInt()));
  }

  /** As many values as were written, not to be changed. */
  public <T> List<T> all(Reader<T> reader) throws IOException {
    int count = in.readInt();
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
   * UncheckedIOException} where that fails. To be gone through to the end before anything else is
   * read.
   */
  public <T> Iterator<T> each(Reader<? extends T> reader) {
    return new Each<>(reader);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private final class Each<T> implements Iterator<T> {
    private final Reader<? extends T> reader;
    private @Nullable Boolean more;

    Each(Reader<? extends T> reader) {
      this.reader = reader;
    }

    @Override
    public boolean hasNext() {
      if (more == null) {
        try {
          more = in.readBoolean();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return more;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      more = null;
      try {
        return reader.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Reads one value. */
  @FunctionalInterface
  public interface Reader<T> {
    T read() throws IOException;
  }
}
