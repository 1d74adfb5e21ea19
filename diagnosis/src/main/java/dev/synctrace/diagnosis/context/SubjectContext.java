package dev.synctrace.diagnosis.context;

import dev.synctrace.diagnosis.coverage.Coverage;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Data of the case on one subject, as of one instant: nothing in it is later. Read when first asked
 * for, then kept. For one thread.
 */
public interface SubjectContext {
  /** The instant the answer is for, UTC. */
  Instant at();

  /**
   * The subject's events of a kind, oldest first, facts without a time last. At most the newest
   * {@link #MOST}.
   */
  List<Event> events(Kind kind);

  /** More events of one kind than this are not looked at; older ones do not change an answer. */
  int MOST = 10_000;

  /** A note by its dotted path; for a member also what is noted of the device by its name. */
  Optional<CaseNotesEntry> note(String path);

  /**
   * Answers a question about the subject, and keeps the answer where the subject is asked again:
   * what many causes ask of a site is worked out once.
   *
   * @param question equal for equal questions
   */
  default <T> T once(Object question, Supplier<T> answer) {
    return answer.get();
  }

  /** The context of the whole site. */
  SiteContext site();

  /** What the sources of the case can tell at all. */
  default Coverage coverage() {
    return site().coverage();
  }
}
