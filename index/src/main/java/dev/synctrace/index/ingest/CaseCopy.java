package dev.synctrace.index.ingest;

import dev.synctrace.index.Case;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.LineOrdinals;
import dev.synctrace.index.SourceWriter;
import dev.synctrace.index.annotation.Annotations;
import dev.synctrace.index.annotation.InvalidAnnotationException;
import dev.synctrace.index.lucene.document.CaseContentDigests;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.index.source.SourceSummary.State;
import dev.synctrace.parsers.model.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the sources of one case, with their events as they are and what engineers added to them,
 * into another; of the two, either may live in a folder or in a cluster. What the other has already
 * is passed over, so a copy that was interrupted is completed by making it again.
 */
public final class CaseCopy {
  /** Put before a path that another source of the case has; such a copy is refused. */
  private static final String BUNDLE = "copied";

  private final CaseStore from;
  private final CaseStore to;

  public CaseCopy(CaseStore from, CaseStore to) {
    this.from = from;
    this.to = to;
  }

  /**
   * What was compared in the end.
   *
   * @param sources of the first case, which the second has as well
   * @param events of these sources, the same ones in both cases
   * @param added how many of the sources the second case did not have before
   * @param annotations of the first case, which the second has as well
   */
  public record Result(int sources, long events, int added, Annotations annotations) {}

  /**
   * Copies, then reads both cases and compares.
   *
   * @throws CaseException when one of them cannot be used, when a source has the name of another
   *     one, or when the two differ in the end
   */
  public Result run() {
    try (Case original = from.open()) {
      List<SourceSummary> sources =
          original.sources().stream().filter(source -> source.state() == State.COMPLETE).toList();
      Set<String> paths = new HashSet<>();
      sources.forEach(source -> paths.add(source.path()));
      int added;
      try (CaseWriter writer = to.openForWriting()) {
        added = copy(original, sources, writer);
      }
      CaseContentDigests expected = digests(original, paths);
      try (Case copy = to.open()) {
        Optional<String> difference = expected.firstDifference(digests(copy, paths));
        if (difference.isPresent()) {
          throw new CaseException(
              "The copy differs from the original in "
                  + difference.get()
                  + ". Delete the copy and create it again.");
        }
        return new Result(
            sources.size(), expected.events(), added, copyAnnotations(original, copy));
      }
    }
  }

  private static int copy(Case original, List<SourceSummary> sources, CaseWriter writer) {
    Map<String, SourceWriter> open = new HashMap<>();
    try {
      for (SourceSummary source : sources) {
        String path = writer.uniquePath(source.path(), source.sha256(), BUNDLE);
        if (!path.equals(source.path())) {
          throw new CaseException(
              "The case already contains another source with the name "
                  + source.path()
                  + " (the copy would be "
                  + path
                  + "). Copy into a separate case.");
        }
        writer
            .begin(path, source.sha256(), source.bytes())
            .ifPresent(begun -> open.put(path, begun));
      }
      if (!open.isEmpty()) {
        Map<String, LineOrdinals> ordinals = new HashMap<>();
        for (Event event : original.events().search(SearchRequest.all()).events()) {
          @Nullable SourceWriter source = open.get(event.source());
          if (source != null) {
            LineOrdinals ofSource =
                ordinals.computeIfAbsent(event.source(), _ -> new LineOrdinals());
            source.add(event, ofSource.next(event));
          }
        }
      }
      for (SourceSummary source : sources) {
        @Nullable SourceWriter begun = open.get(source.path());
        if (begun != null) {
          begun.complete(source);
        }
      }
      return open.size();
    } finally {
      open.values().forEach(SourceWriter::close);
    }
  }

  private static Annotations copyAnnotations(Case original, Case copy) {
    Annotations annotations = original.annotations().read();
    try {
      if (!annotations.isEmpty()) {
        copy.annotations().update(there -> there.with(annotations));
      }
      Annotations there = copy.annotations().read();
      if (!there.with(annotations).equals(there)) {
        throw new CaseException(
            "The copy differs from the original in its notes. Create the copy again.");
      }
      return annotations;
    } catch (InvalidAnnotationException e) {
      throw new CaseException("The notes of the two cases do not fit in one. " + e.getMessage(), e);
    }
  }

  private static CaseContentDigests digests(Case opened, Set<String> paths) {
    CaseContentDigests digests = new CaseContentDigests();
    for (Event event : opened.events().search(SearchRequest.all()).events()) {
      if (paths.contains(event.source())) {
        digests.add(event);
      }
    }
    return digests;
  }
}
