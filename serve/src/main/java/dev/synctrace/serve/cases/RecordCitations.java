package dev.synctrace.serve.cases;

import dev.synctrace.report.view.CauseView;
import dev.synctrace.report.view.EvidenceView;
import dev.synctrace.report.view.QuoteView;
import dev.synctrace.report.view.StageGroupView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The records that one answer cites, by their address in the log reader. For one thread. */
public final class RecordCitations {
  private final Map<String, Set<String>> places = new HashMap<>();

  /** How an answer uses a record. */
  public enum Use {
    EVIDENCE("evidence of the verdict"),
    CAUSE("evidence of a cause"),
    STEP("a step"),
    TIMELINE("in the timeline");

    private final String words;

    Use(String words) {
      this.words = words;
    }

    /** Returns the word for it, by which it is stored. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the words of all. */
    static List<String> all() {
      return Stream.of(values()).map(Use::word).toList();
    }

    /** Returns what a word of {@link #all} means to a reader. */
    public static String meaning(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT)).words;
    }
  }

  RecordCitations quotes(Use use, List<QuoteView> quotes) {
    quotes.forEach(quote -> add(use, quote));
    return this;
  }

  RecordCitations evidence(Use use, List<EvidenceView> evidence) {
    evidence.forEach(piece -> add(use, piece.quote()));
    return this;
  }

  RecordCitations causes(List<CauseView> causes) {
    causes.forEach(cause -> evidence(Use.CAUSE, cause.evidence()));
    return this;
  }

  RecordCitations path(List<StageGroupView> path) {
    for (StageGroupView group : path) {
      for (StageGroupView.StageView stage : group.stages()) {
        if (stage.quote() != null) {
          add(Use.STEP, stage.quote());
        }
      }
    }
    return this;
  }

  private void add(Use use, QuoteView quote) {
    String href = quote.place().href();
    if (!href.isEmpty()) {
      places.computeIfAbsent(use.word(), _ -> new HashSet<>()).add(href);
    }
  }

  /** Returns the addresses by the word of their use. */
  Map<String, Set<String>> places() {
    return places;
  }
}
