package dev.synctrace.cli.command;

import dev.synctrace.cli.option.BuildId;
import dev.synctrace.diagnosis.AnswerCache;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.reconcile.OpenQuestions;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.ActionTable;
import dev.synctrace.diagnosis.trace.join.TraceJoiner;
import dev.synctrace.diagnosis.trace.model.ActionOutcome;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.output.text.Headline;
import dev.synctrace.parsers.model.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a case comes to, in a sentence for its members and one for its actions, where that takes
 * less than a second to work out. For one thread, while the case is open.
 */
final class CaseHeadlines {
  /** Members are judged at 1,000 a second, and each is in two to five of these records. */
  private static final int MOST_MEMBER_RECORDS = 2_000;

  /** Records of actions are joined at 20,000 a second. */
  private static final int MOST_ACTION_RECORDS = 10_000;

  private static final String MEMBER_RECORDS =
      Stream.of(
              Kind.FACT_COLLECTION_MEMBER,
              Kind.FACT_GROUP_MEMBER,
              Kind.GROUPSYNC_MEMBER_ADD,
              Kind.AUDIT_MEMBER_ADDED,
              Kind.AUDIT_MEMBER_REMOVED)
          .map(kind -> "kind:" + kind.label())
          .collect(Collectors.joining(" OR "));

  private final Case opened;
  private final AnswerCache answers;

  CaseHeadlines(Case opened) {
    this.opened = opened;
    this.answers = new AnswerCache(opened, BuildId::id);
  }

  /** Says how many members are in their group; empty without a mapping, and in a large case. */
  Optional<String> ofMembers() {
    Diagnosis diagnosis;
    if (count(MEMBER_RECORDS) <= MOST_MEMBER_RECORDS) {
      diagnosis = Diagnosis.of(opened, CauseCatalogue.none(), null);
    } else if (answers.hasCounts()) {
      diagnosis = Diagnosis.withCache(opened, CauseCatalogue.load(null), null, BuildId::id);
    } else {
      return Optional.empty();
    }
    return Optional.of(diagnosis.statuses(ExplainRequest.all()))
        .filter(statuses -> !statuses.isEmpty())
        .map(Headline::ofMembers);
  }

  /** Says how far the actions came; empty without actions, and where there are very many. */
  Optional<String> ofActions() {
    return ofActions(_ -> {});
  }

  /**
   * Says how far the actions came, as {@link #ofActions()}.
   *
   * @param open is given what each lacks; nothing where there are very many
   */
  Optional<String> ofActions(OpenQuestions open) {
    return ofActions(action -> open.addAction(action.missing()));
  }

  private Optional<String> ofActions(Consumer<Trace> each) {
    Map<ActionOutcome, Long> counts = new EnumMap<>(ActionOutcome.class);
    if (count(TraceJoiner.QUERY) <= MOST_ACTION_RECORDS) {
      for (Trace action : new Traces(opened).all()) {
        counts.merge(action.outcome(), 1L, Long::sum);
        each.accept(action);
      }
    } else {
      try (ActionTable kept = answers.actions().orElse(null)) {
        if (kept != null) {
          kept.forEach(row -> counts.merge(row.outcome(), 1L, Long::sum));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return counts.isEmpty() ? Optional.empty() : Optional.of(Headline.ofActions(counts));
  }

  /** Returns whether the case knows a collection that is synchronized to a group. */
  boolean hasMappings() {
    return !Diagnosis.of(opened, CauseCatalogue.none(), null).mappings().isEmpty();
  }

  private long count(String query) {
    return opened.events().search(SearchRequest.of(query).withFirst(1)).total();
  }
}
