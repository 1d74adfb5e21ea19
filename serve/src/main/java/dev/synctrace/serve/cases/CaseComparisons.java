package dev.synctrace.serve.cases;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.compare.CaseComparer;
import dev.synctrace.diagnosis.compare.CaseComparison;
import dev.synctrace.diagnosis.compare.CaseSnapshot;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.ActionTable;
import dev.synctrace.diagnosis.trace.advice.StreamedActionTable;
import dev.synctrace.index.search.TimeRange;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares cases of the server, one pair at a time: both are judged in whole. The last few are
 * remembered. Safe for use by many threads.
 */
public final class CaseComparisons {
  private static final int REMEMBERED = 8;

  private final CaseService cases;
  private final Map<Pair, ComparedCases> known = new LinkedHashMap<>();

  public CaseComparisons(CaseService cases) {
    this.cases = cases;
  }

  /** Two cases, and what differs between them. */
  public record ComparedCases(CaseEntry older, CaseEntry newer, CaseComparison comparison) {}

  private record Pair(CaseId one, CaseId other) {}

  /** A case as the comparison sees it, and when it ends; null where nothing has a time. */
  private record Judged(CaseEntry entry, CaseSnapshot snapshot, @Nullable Instant end) {}

  /** Compares two cases, of which the one that ends earlier is the older one. */
  public synchronized ComparedCases of(CaseEntry one, CaseEntry other) throws IOException {
    Pair pair = new Pair(one.id(), other.id());
    ComparedCases remembered = known.get(pair);
    if (remembered != null) {
      return new ComparedCases(
          cases.find(remembered.older().id().value()),
          cases.find(remembered.newer().id().value()),
          remembered.comparison());
    }
    Judged first = judge(one);
    Judged second = judge(other);
    boolean inOrder =
        first.end() != null && second.end() != null && first.end().isBefore(second.end());
    Judged older = inOrder ? first : second;
    Judged newer = inOrder ? second : first;
    ComparedCases compared =
        new ComparedCases(
            older.entry(), newer.entry(), CaseComparer.compare(older.snapshot(), newer.snapshot()));
    known.put(pair, compared);
    if (known.size() > REMEMBERED) {
      known.remove(known.keySet().iterator().next());
    }
    return compared;
  }

  private Judged judge(CaseEntry entry) throws IOException {
    return cases.with(
        entry.id(),
        opened -> {
          Diagnosis diagnosis = opened.newDiagnosis();
          try (ActionTable actions =
              new StreamedActionTable(
                  new Traces(opened.events()).all(), diagnosis::causesOf, opened.events())) {
            return new Judged(
                entry,
                CaseSnapshot.of(opened.events(), diagnosis, actions),
                opened.events().events().timeRange().map(TimeRange::last).orElse(null));
          }
        });
  }
}
