package dev.synctrace.parsers.model;

import dev.synctrace.parsers.error.ErrorCodeText;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of one event. Values are as written in the record, but for GUIDs and error codes,
 * which have their one form ({@link Guid}, {@link ErrorCodeText}); an {@link
 * Attribute.Type#INTEGER} always reads as a {@code long}. Iteration follows the order of {@link
 * Attribute}. Immutable.
 */
public final class Attributes {
  public static final Attributes NONE = new Attributes(Map.of(), List.of());

  private final Map<Attribute, String> values;
  private final List<String> mentions;

  private Attributes(Map<Attribute, String> values, List<String> mentions) {
    this.values = values;
    this.mentions = mentions;
  }

  /** All single values; without {@link Attribute#MENTIONS}. */
  public Map<Attribute, String> values() {
    return values;
  }

  /** Ids and codes an unknown message names, as written, each once, in order of appearance. */
  public List<String> mentions() {
    return mentions;
  }

  public Optional<String> get(Attribute attribute) {
    return Optional.ofNullable(values.get(attribute));
  }

  /**
   * The value as a number; empty when there is none or it is none. An {@link
   * Attribute.Type#INTEGER} always is one; an ID that Configuration Manager writes as a number is a
   * word, and a damaged file can hold any.
   */
  public OptionalLong number(Attribute attribute) {
    String value = values.get(attribute);
    return value == null || !isLong(value)
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(value));
  }

  public boolean isEmpty() {
    return values.isEmpty() && mentions.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Attributes that
        && values.equals(that.values)
        && mentions.equals(that.mentions);
  }

  @Override
  public int hashCode() {
    return values.hashCode() * 31 + mentions.hashCode();
  }

  @Override
  public String toString() {
    return mentions.isEmpty() ? values.toString() : values + " " + mentions;
  }

  private static boolean isLong(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - first;
    if (digits == 0 || digits > 18) {
      return false;
    }
    for (int i = first; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * The values of one event in two short arrays, in the order of {@link Attribute}. There are ten
   * times as many attributes as an event has, and many events are held at a time.
   */
  private static final class FewValues extends AbstractMap<Attribute, String> {
    private final Attribute[] keys;
    private final String[] texts;

    FewValues(Attribute[] keys, String[] texts) {
      this.keys = keys;
      this.texts = texts;
    }

    @Override
    public @Nullable String get(@Nullable Object key) {
      for (int i = 0; i < keys.length; i++) {
        if (keys[i] == key) {
          return texts[i];
        }
      }
      return null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return get(key) != null;
    }

    @Override
    public void forEach(BiConsumer<? super Attribute, ? super String> action) {
      for (int i = 0; i < keys.length; i++) {
        action.accept(keys[i], texts[i]);
      }
    }

    @Override
    public int size() {
      return keys.length;
    }

    @Override
    public Set<Entry<Attribute, String>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Entry<Attribute, String>> iterator() {
          return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
              return next < keys.length;
            }

            @Override
            public Entry<Attribute, String> next() {
              if (next == keys.length) {
                throw new NoSuchElementException();
              }
              int at = next++;
              return Map.entry(keys[at], texts[at]);
            }
          };
        }

        @Override
        public int size() {
          return keys.length;
        }
      };
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects the attributes of one event. */
  public static final class Builder {
    /** Room for most events; all is kept in the order of {@link Attribute}. */
    private static final int ROOM = 8;

    private Attribute[] keys = new Attribute[ROOM];
    private String[] texts = new String[ROOM];
    private int size;
    private @Nullable Set<String> mentions;

    private Builder() {}

    /**
     * Sets a value after trimming it; a null or blank value is no value and sets nothing, and
     * neither does the GUID of zeros for an attribute of {@link Attribute.Type#GUID}. A value of an
     * {@link Attribute.Type#INTEGER} attribute that is no {@code long} is kept as a mention, so
     * that it stays searchable.
     */
    public Builder put(Attribute attribute, @Nullable String value) {
      if (value == null || value.isBlank()) {
        return this;
      }
      String trimmed = value.strip();
      if (attribute.type() == Attribute.Type.GUID && Guid.isZero(trimmed)) {
        return this;
      }
      if (attribute.type() == Attribute.Type.LIST) {
        return mention(trimmed);
      }
      if (attribute.type() == Attribute.Type.INTEGER && !isLong(trimmed)) {
        return mention(trimmed);
      }
      set(attribute, internal(attribute, trimmed));
      return this;
    }

    /**
     * Sets a value as {@link Attributes} gave it, which is in its internal form: that need not be
     * worked out again for each event that is read.
     */
    public Builder putInternal(Attribute attribute, String value) {
      set(attribute, value);
      return this;
    }

    private static String internal(Attribute attribute, String value) {
      if (attribute == Attribute.ERROR_CODE) {
        return ErrorCodeText.canonical(value);
      }
      return attribute.type() == Attribute.Type.GUID ? Guid.canonical(value) : value;
    }

    private void set(Attribute attribute, String value) {
      int at = size;
      while (at > 0 && keys[at - 1].compareTo(attribute) >= 0) {
        at--;
      }
      if (at == size || keys[at] != attribute) {
        makeRoom(at);
        keys[at] = attribute;
      }
      texts[at] = value;
    }

    private void makeRoom(int at) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, 2 * size);
        texts = Arrays.copyOf(texts, 2 * size);
      }
      System.arraycopy(keys, at, keys, at + 1, size - at);
      System.arraycopy(texts, at, texts, at + 1, size - at);
      size++;
    }

    /** Sets all values and adds all mentions of another event. */
    public Builder putAll(Attributes other) {
      other.values().forEach(this::set);
      other.mentions().forEach(this::mention);
      return this;
    }

    /**
     * Adds an ID or code that the message names without saying which one it is; the GUID of zeros
     * is none.
     */
    public Builder mention(String value) {
      if (Guid.isZero(value)) {
        return this;
      }
      if (mentions == null) {
        mentions = new LinkedHashSet<>();
      }
      mentions.add(value);
      return this;
    }

    public Attributes build() {
      if (size == 0 && mentions == null) {
        return NONE;
      }
      return new Attributes(
          new FewValues(Arrays.copyOf(keys, size), Arrays.copyOf(texts, size)),
          mentions == null ? List.of() : List.copyOf(mentions));
    }
  }
}
