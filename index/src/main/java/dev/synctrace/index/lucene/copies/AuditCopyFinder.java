package dev.synctrace.index.lucene.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.util.ArrayUtil;
import org.jspecify.annotations.Nullable;

/**
 * Finds which of some audit events are copies of one record. Records of one id are one. Without a
 * common id, those of equal content in different exports are one; where an export has several of
 * equal content, the first is that of the other's first, the second that of the second, and so on:
 * an export does not repeat itself. Records of two different directory ids are never one for their
 * content alone. The result does not depend on the order in which events are added.
 *
 * <p>Keeps some 60 bytes of each event. For one thread.
 */
public final class AuditCopyFinder {
  private static final int FIRST_ROOM = 1 << 10;

  /** Most records have few copies, which are put in order without objects. */
  private static final int FEW = 16;

  private long[] ids = new long[FIRST_ROOM];
  private long[] contents = new long[FIRST_ROOM];
  private long[] times = new long[FIRST_ROOM];
  private int[] sources = new int[FIRST_ROOM];
  private long[] places = new long[FIRST_ROOM];
  private int size;

  /** For each event another of its record, in the end the record's first; itself for that one. */
  private int[] parents = new int[0];

  /**
   * Adds an event; the first one has number 0.
   *
   * @param time in nanoseconds, the highest number for none
   * @param source a number that orders the sources as events are ordered
   * @param place in its source
   */
  public void add(AuditIdentity audit, long time, int source, long place) {
    if (size == ids.length) {
      int room = ArrayUtil.oversize(size + 1, Long.BYTES);
      ids = Arrays.copyOf(ids, room);
      contents = Arrays.copyOf(contents, room);
      times = Arrays.copyOf(times, room);
      sources = Arrays.copyOf(sources, room);
      places = Arrays.copyOf(places, room);
    }
    ids[size] = audit.id();
    contents[size] = audit.content();
    times[size] = time;
    sources[size] = source;
    places[size] = place;
    size++;
  }

  /** How many events were added. */
  public int size() {
    return size;
  }

  /**
   * Gives the numbers of the events of each record that has several: first those with the
   * directory's own id, since other exports may know whole seconds only; of these, and of the
   * others, in the order of events.
   */
  public void forEach(Consumer<int[]> group) {
    parents = new int[size];
    Arrays.setAll(parents, i -> i);
    new Chains(ids).forEach(this::joinAll);
    new Chains(contents).forEach(this::joinExports);
    new Chains(null).forEach(copies -> group.accept(exactFirst(copies)));
  }

  private int[] exactFirst(int[] copies) {
    int[] ordered = new int[copies.length];
    int at = 0;
    for (boolean exact : new boolean[] {true, false}) {
      for (int copy : copies) {
        if (AuditIdentity.isDirectoryId(ids[copy]) == exact) {
          ordered[at++] = copy;
        }
      }
    }
    return ordered;
  }

  private void joinAll(int[] events) {
    for (int i = 1; i < events.length; i++) {
      join(events[0], events[i]);
    }
  }

  /** Joins events of equal content, one of each export with one of each other. */
  private void joinExports(int[] events) {
    if (areOne(events)) {
      return;
    }
    Slots slots = new Slots();
    // Who has an id decides which is which, whatever others say.
    for (int event : events) {
      if (AuditIdentity.isDirectoryId(ids[event])) {
        slots.put(event, -1);
      }
    }
    for (int event : events) {
      if (ids[event] != AuditIdentity.NO_ID && !AuditIdentity.isDirectoryId(ids[event])) {
        slots.put(event, sources[event]);
      }
    }
    for (int event : events) {
      if (ids[event] == AuditIdentity.NO_ID) {
        slots.put(event, sources[event]);
      }
    }
  }

  private boolean areOne(int[] events) {
    int first = first(events[0]);
    for (int event : events) {
      if (first(event) != first) {
        return false;
      }
    }
    return true;
  }

  private int first(int event) {
    int first = event;
    while (parents[first] != first) {
      parents[first] = parents[parents[first]];
      first = parents[first];
    }
    return first;
  }

  private void join(int one, int other) {
    int first = first(one);
    int second = first(other);
    if (first != second) {
      boolean inOrder = compare(first, second) < 0;
      parents[inOrder ? second : first] = inOrder ? first : second;
    }
  }

  private int compare(int one, int other) {
    int order = Long.compare(times[one], times[other]);
    order = order != 0 ? order : Integer.compare(sources[one], sources[other]);
    return order != 0 ? order : Long.compare(places[one], places[other]);
  }

  /** The records of one content: which there are, and which of them an export has already. */
  private final class Slots {
    private final List<Integer> records = new ArrayList<>();
    private final Map<Integer, Integer> slotOf = new HashMap<>();
    private final Map<Integer, BitSet> taken = new HashMap<>();

    /**
     * Finds the record of an event.
     *
     * @param export a number for all events that are different records unless they share an id
     */
    void put(int event, int export) {
      BitSet ofExport = taken.computeIfAbsent(export, _ -> new BitSet());
      Integer known = slotOf.get(first(event));
      int slot = known != null ? known : ofExport.nextClearBit(0);
      ofExport.set(slot);
      if (known != null) {
        return;
      }
      if (slot == records.size()) {
        records.add(event);
      } else {
        join(records.get(slot), event);
      }
      slotOf.put(first(event), slot);
    }
  }

  /**
   * All events by a number of theirs: a hash table whose entries are lists through an array.
   * Without numbers, by the first event of their record.
   */
  private final class Chains {
    private final long @Nullable [] numbers;
    private final int[] next = new int[size];
    private final int[] heads;

    Chains(long @Nullable [] numbers) {
      this.numbers = numbers;
      this.heads = new int[Math.max(2, Integer.highestOneBit(Math.max(1, size)) * 4)];
      Arrays.fill(heads, -1);
      for (int event = 0; event < size; event++) {
        if (numbers != ids || ids[event] != AuditIdentity.NO_ID) {
          add(event);
        }
      }
    }

    private long number(int event) {
      return numbers == null ? first(event) : numbers[event];
    }

    private void add(int event) {
      long number = number(event);
      int mask = heads.length - 1;
      int at = (int) (number * 0x9E3779B97F4A7C15L >>> 32) & mask;
      while (heads[at] >= 0 && number(heads[at]) != number) {
        at = (at + 1) & mask;
      }
      next[event] = heads[at];
      heads[at] = event;
    }

    /** Gives the events that have a number in common, in the order of events. */
    void forEach(Consumer<int[]> group) {
      for (int head : heads) {
        if (head >= 0 && next[head] >= 0) {
          group.accept(inOrder(head));
        }
      }
    }

    private int[] inOrder(int head) {
      int count = 0;
      for (int event = head; event >= 0; event = next[event]) {
        count++;
      }
      int[] events = new int[count];
      int at = 0;
      for (int event = head; event >= 0; event = next[event]) {
        events[at++] = event;
      }
      if (count > FEW) {
        return Arrays.stream(events)
            .boxed()
            .sorted(AuditCopyFinder.this::compare)
            .mapToInt(Integer::intValue)
            .toArray();
      }
      for (int i = 1; i < count; i++) {
        int event = events[i];
        int to = i;
        for (; to > 0 && compare(events[to - 1], event) > 0; to--) {
          events[to] = events[to - 1];
        }
        events[to] = event;
      }
      return events;
    }
  }
}
