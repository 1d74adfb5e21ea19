package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.diagnosis.evidence.ExportedList;
import dev.synctrace.diagnosis.evidence.ExportedList.Completeness;
import dev.synctrace.diagnosis.evidence.ListCatalogue;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Data of the case on one subject, as of one instant: nothing in it is later. Read when first asked
 * for, then kept. For one thread.
 */
public abstract class SubjectContext {
  /** More events of one kind than this are not looked at; older ones do not change an answer. */
  public static final int MOST = 10_000;

  private final Map<Object, Object> answers = new HashMap<>();

  /** The context of the whole site. */
  public abstract SiteContext site();

  /**
   * The subject's events of a kind, oldest first, facts without a time last. At most the newest
   * {@link #MOST}.
   */
  public abstract List<Event> events(Kind kind);

  /** The instant the answer is for, UTC. */
  public Instant at() {
    return site().at();
  }

  /** A note by its dotted path; for a member also what is noted of the device by its name. */
  public Optional<CaseNotesEntry> note(String path) {
    return site().note(path);
  }

  /** What the sources of the case can tell at all. */
  public Coverage coverage() {
    return site().coverage();
  }

  /**
   * The lists of a fact that are about the subject: members and owners those of its group or
   * collection and those that do not name theirs, everything else all.
   */
  public List<ExportedList> lists(Kind fact) {
    return site().lists().of(fact);
  }

  /** How surely a row of the subject that is in none of its lists does not exist. */
  public Completeness completeness(Kind fact) {
    List<ExportedList> lists = lists(fact);
    Completeness completeness = ListCatalogue.completeness(lists);
    boolean assumed = lists.stream().anyMatch(list -> !list.ownerNamed());
    return assumed && completeness == Completeness.COMPLETE ? Completeness.UNKNOWN : completeness;
  }

  /**
   * Answers a question about the subject, and keeps the answer where the subject is asked again:
   * what many causes ask of a site is worked out once.
   *
   * @param question equal for equal questions
   */
  @SuppressWarnings("unchecked") // A question is always answered by the same type.
  public <T> T once(Object question, Supplier<T> answer) {
    Object known = answers.get(question);
    if (known == null) {
      // Not computeIfAbsent: an answer may ask further questions.
      known = answer.get();
      answers.put(question, known);
    }
    return (T) known;
  }

  static List<Event> inOrder(Kind kind, List<Event> events) {
    return kind.label().startsWith("audit.") ? AuditSorter.inOrder(events) : List.copyOf(events);
  }

  /** Value that is read when it is first asked for. */
  static final class Lazy<T> {
    private final Supplier<T> reader;
    private @Nullable T value;

    Lazy(Supplier<T> reader) {
      this.reader = reader;
    }

    T get() {
      T known = value;
      if (known == null) {
        known = reader.get();
        value = known;
      }
      return known;
    }
  }

  /**
   * One entry of the case notes.
   *
   * @param path dotted, such as {@code site.version}
   * @param value as written
   * @param event the note as a record, for evidence
   */
  public record CaseNotesEntry(String path, String value, Event event) {}
}
