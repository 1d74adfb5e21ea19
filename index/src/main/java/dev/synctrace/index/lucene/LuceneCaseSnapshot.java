package dev.synctrace.index.lucene;

import dev.synctrace.index.AnnotationStore;
import dev.synctrace.index.Case;
import dev.synctrace.index.ResultCache;
import dev.synctrace.index.lucene.search.LuceneEventSearch;
import dev.synctrace.index.lucene.store.CaseFailures;
import dev.synctrace.index.lucene.store.CommitData;
import dev.synctrace.index.search.EventSearch;
import dev.synctrace.index.search.ExportedMachineNames;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/** A case at one commit. */
final class LuceneCaseSnapshot implements Case {
  private final Directory directory;
  private final DirectoryReader reader;
  private final CaseFailures failures;
  private final EventSearch events;
  private final ResultCache kept;
  private final AnnotationStore annotations;
  private @Nullable List<SourceSummary> sources;
  private @Nullable SourceMachines machines;

  LuceneCaseSnapshot(
      Directory directory,
      DirectoryReader reader,
      ResultCache kept,
      AnnotationStore annotations,
      CaseFailures failures) {
    this.directory = directory;
    this.reader = reader;
    this.failures = failures;
    this.kept = kept;
    this.annotations = annotations;
    this.events = new LuceneEventSearch(reader, this::machines, failures);
  }

  @Override
  public synchronized List<SourceSummary> sources() {
    if (sources != null) {
      return sources;
    }
    try {
      sources = List.copyOf(CommitData.sources(reader.getIndexCommit().getUserData()));
      return sources;
    } catch (IOException e) {
      throw failures.of(e);
    }
  }

  @Override
  public List<SourceSummary> incompleteSources() {
    try {
      return CommitData.incomplete(reader.getIndexCommit().getUserData());
    } catch (IOException e) {
      throw failures.of(e);
    }
  }

  @Override
  public synchronized SourceMachines machines() {
    if (machines == null) {
      machines = SourceMachines.of(sources(), new ExportedMachineNames(events));
    }
    return machines;
  }

  @Override
  public EventSearch events() {
    return events;
  }

  @Override
  public ResultCache resultCache() {
    return kept;
  }

  @Override
  public AnnotationStore annotations() {
    return annotations;
  }

  @Override
  public void close() {
    try {
      reader.close();
      directory.close();
    } catch (IOException e) {
      throw failures.of(e);
    }
  }
}
