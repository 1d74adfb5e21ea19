package dev.synctrace.output.redact.pseudonym;

import dev.synctrace.parsers.model.Guid;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Identifiers by GUID, sixteen bytes and a reference each. */
final class GuidTable {
  private static final int DIGITS = 32;

  private long[] high = new long[1_024];
  private long[] low = new long[1_024];
  private @Nullable Identifier[] identifiers = new @Nullable Identifier[1_024];
  private int size;

  /** Takes each GUID with its identifier. */
  interface Visitor {
    void accept(Guid guid, Identifier identifier);
  }

  /** The identifier of a GUID, made when there is none. */
  Identifier add(Guid guid) {
    int slot = slot(guid.high(), guid.low());
    Identifier known = identifiers[slot];
    if (known != null) {
      return known;
    }
    Identifier identifier = new Identifier(null, false);
    high[slot] = guid.high();
    low[slot] = guid.low();
    identifiers[slot] = identifier;
    size++;
    if (size * 2 > identifiers.length) {
      grow();
    }
    return identifier;
  }

  /** The identifier of a GUID; null when there is none. */
  @Nullable Identifier get(Guid guid) {
    return identifiers[slot(guid.high(), guid.low())];
  }

  /** Visits all by value, so that the order in which they were met says nothing. */
  void eachByValue(Visitor visitor) {
    int[] byValue =
        IntStream.range(0, identifiers.length)
            .filter(slot -> identifiers[slot] != null)
            .boxed()
            .sorted(this::compare)
            .mapToInt(Integer::intValue)
            .toArray();
    for (int slot : byValue) {
      Identifier identifier = identifiers[slot];
      if (identifier != null) {
        visitor.accept(new Guid(high[slot], low[slot]), identifier);
      }
    }
  }

  private int compare(int slot, int other) {
    int order = Long.compareUnsigned(high[slot], high[other]);
    return order != 0 ? order : Long.compareUnsigned(low[slot], low[other]);
  }

  private int slot(long high, long low) {
    long mixed = (high ^ Long.rotateLeft(low, DIGITS)) * 0x9e3779b97f4a7c15L;
    int slot = (int) (mixed >>> DIGITS) & (identifiers.length - 1);
    while (identifiers[slot] != null && (this.high[slot] != high || this.low[slot] != low)) {
      slot = slot + 1 & (identifiers.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    @Nullable Identifier[] old = identifiers;
    high = new long[old.length * 2];
    low = new long[old.length * 2];
    identifiers = new @Nullable Identifier[old.length * 2];
    for (int i = 0; i < old.length; i++) {
      if (old[i] != null) {
        int slot = slot(oldHigh[i], oldLow[i]);
        high[slot] = oldHigh[i];
        low[slot] = oldLow[i];
        identifiers[slot] = old[i];
      }
    }
  }
}
