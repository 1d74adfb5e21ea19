package dev.synctrace.index.annotation;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that engineers added to one case. Immutable; what changes it returns another. Bounded, since
 * it is read and stored as a whole.
 */
public final class Annotations {
  /** How many notes a case can have. */
  public static final int MAX_NOTES = 10_000;

  /** How many saved searches a case can have. */
  public static final int MAX_SEARCHES = 200;

  /** How many characters all of its texts can have together. */
  public static final int MAX_CHARACTERS = 4_000_000;

  /** No notes, no searches and no name. */
  public static final Annotations NONE =
      new Annotations(
          Collections.emptyNavigableMap(), Collections.emptyNavigableMap(), CaseLabel.NONE);

  private final NavigableMap<Position, RecordNote> notes;
  private final NavigableMap<String, SavedSearch> searches;
  private final CaseLabel label;

  private record Position(String source, long line) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
        Comparator.comparing(Position::source).thenComparingLong(Position::line);

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }
  }

  private Annotations(
      NavigableMap<Position, RecordNote> notes,
      NavigableMap<String, SavedSearch> searches,
      CaseLabel label) {
    this.notes = notes;
    this.searches = searches;
    this.label = label;
  }

  /**
   * Returns annotations of these notes and searches; of several at one position or of one name the
   * last. The case has no name.
   *
   * @throws InvalidAnnotationException when they are more than a case can have
   */
  public static Annotations of(Collection<RecordNote> notes, Collection<SavedSearch> searches) {
    NavigableMap<Position, RecordNote> byPosition = new TreeMap<>();
    notes.forEach(note -> byPosition.put(position(note), note));
    NavigableMap<String, SavedSearch> byName = new TreeMap<>();
    searches.forEach(search -> byName.put(search.name(), search));
    return bounded(byPosition, byName, CaseLabel.NONE);
  }

  private static Annotations bounded(
      NavigableMap<Position, RecordNote> notes,
      NavigableMap<String, SavedSearch> searches,
      CaseLabel label) {
    if (notes.size() > MAX_NOTES) {
      throw new InvalidAnnotationException(
          "A case stores at most %,d marks and notes. Delete some first.".formatted(MAX_NOTES));
    }
    if (searches.size() > MAX_SEARCHES) {
      throw new InvalidAnnotationException(
          "A case stores at most %,d searches. Delete some first.".formatted(MAX_SEARCHES));
    }
    long characters =
        notes.values().stream()
                .mapToLong(note -> note.source().length() + note.text().length())
                .sum()
            + searches.values().stream()
                .mapToLong(search -> search.name().length() + search.query().length())
                .sum();
    if (characters > MAX_CHARACTERS) {
      throw new InvalidAnnotationException(
          "The notes and searches of a case have at most %,d characters. Delete some first."
              .formatted(MAX_CHARACTERS));
    }
    return new Annotations(
        Collections.unmodifiableNavigableMap(notes),
        Collections.unmodifiableNavigableMap(searches),
        label);
  }

  private static Position position(RecordNote note) {
    return new Position(note.source(), note.line());
  }

  /** Returns all notes, by source and line. */
  public List<RecordNote> notes() {
    return List.copyOf(notes.values());
  }

  /**
   * Returns the notes of a part of a source, by line.
   *
   * @param last line, inclusive
   */
  public List<RecordNote> notes(String source, long first, long last) {
    return first > last
        ? List.of()
        : List.copyOf(
            notes
                .subMap(new Position(source, first), true, new Position(source, last), true)
                .values());
  }

  /** Returns the note of a record. */
  public Optional<RecordNote> note(String source, long line) {
    return Optional.ofNullable(notes.get(new Position(source, line)));
  }

  /** Returns all saved searches, by name. */
  public List<SavedSearch> searches() {
    return List.copyOf(searches.values());
  }

  /** Returns the saved search of a name. */
  public Optional<SavedSearch> search(String name) {
    return Optional.ofNullable(searches.get(name));
  }

  /** Returns what engineers call the case. */
  public CaseLabel label() {
    return label;
  }

  /** Returns whether there is nothing. */
  public boolean isEmpty() {
    return notes.isEmpty() && searches.isEmpty() && label.isEmpty();
  }

  /** Returns these with a name and ticket number in the place of earlier ones. */
  public Annotations with(CaseLabel newLabel) {
    return new Annotations(notes, searches, newLabel);
  }

  /**
   * Returns these with a note in the place of an earlier one of the record; an empty note takes
   * that out.
   *
   * @throws InvalidAnnotationException when the case can have no more
   */
  public Annotations with(RecordNote note) {
    NavigableMap<Position, RecordNote> changed = new TreeMap<>(notes);
    if (note.isEmpty()) {
      changed.remove(position(note));
    } else {
      changed.put(position(note), note);
    }
    return bounded(changed, searches, label);
  }

  /**
   * Returns these with a search in the place of an earlier one of its name.
   *
   * @throws InvalidAnnotationException when the case can have no more
   */
  public Annotations with(SavedSearch search) {
    NavigableMap<String, SavedSearch> changed = new TreeMap<>(searches);
    changed.put(search.name(), search);
    return bounded(notes, changed, label);
  }

  /** Returns these without the search of a name. */
  public Annotations withoutSearch(String name) {
    NavigableMap<String, SavedSearch> changed = new TreeMap<>(searches);
    changed.remove(name);
    return bounded(notes, changed, label);
  }

  /**
   * Returns these with those of others. Of two notes of one record the one written later stays; a
   * search whose name another has gets a number; the name and the ticket number of the case stay
   * where there are any.
   *
   * @throws InvalidAnnotationException when together they are more than a case can have
   */
  public Annotations with(Annotations others) {
    NavigableMap<Position, RecordNote> all = new TreeMap<>(notes);
    others.notes.forEach((position, note) ->
        all.merge(
            position,
            note,
            (mine, other) -> other.written().isAfter(mine.written()) ? other : mine));
    NavigableMap<String, SavedSearch> named = new TreeMap<>(searches);
    for (SavedSearch search : others.searches.values()) {
      SavedSearch free = search;
      for (int n = 2; named.containsKey(free.name()) && !free.equals(named.get(free.name())); n++) {
        String number = " (" + n + ")";
        String start =
            search.name().length() + number.length() <= SavedSearch.MAX_NAME
                ? search.name()
                : search.name().substring(0, SavedSearch.MAX_NAME - number.length());
        free = search.named(start + number);
      }
      named.put(free.name(), free);
    }
    return bounded(all, named, label.orElse(others.label));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Annotations annotations
        && notes.equals(annotations.notes)
        && searches.equals(annotations.searches)
        && label.equals(annotations.label);
  }

  @Override
  public int hashCode() {
    return Objects.hash(notes, searches, label);
  }

  @Override
  public String toString() {
    return label + " " + notes.values() + " " + searches.values();
  }
}
