package dev.synctrace.serve.cases;

import dev.synctrace.index.AnnotationStore;
import dev.synctrace.index.CaseException;
import dev.synctrace.index.CaseStore;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.serve.http.ServeLog;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the names of cases as they are stored with them: another server, or the command line, may
 * have named a case meanwhile. Of a case in a folder the name is read when its file has changed; of
 * one in a cluster when pages ask for its notes. Safe for use by many threads.
 */
final class CaseLabels {
  private final CaseRepository repository;
  private final MountedCases mounted;
  private final ServeLog log;
  private final Map<CaseId, String> seen = new ConcurrentHashMap<>();

  CaseLabels(CaseRepository repository, MountedCases mounted, ServeLog log) {
    this.repository = repository;
    this.mounted = mounted;
    this.log = log;
  }

  /** Returns the entry of a case with the name that the case has now. */
  CaseEntry current(CaseEntry entry) {
    if (entry.state() != CaseEntry.State.READY) {
      return entry;
    }
    CaseStore store =
        mounted
            .store(entry.id())
            .orElseGet(() -> new LuceneCaseStore(repository.folder(entry.id()).index()));
    Optional<AnnotationStore> annotations = store.annotations();
    Optional<String> revision = annotations.flatMap(AnnotationStore::revision);
    if (revision.isEmpty() || revision.get().equals(seen.get(entry.id()))) {
      return entry;
    }
    try {
      repository.label(entry.id(), annotations.get().read().label());
    } catch (CaseException e) {
      log.line(String.valueOf(e.getMessage()).replace(entry.id().value(), entry.id().shortened()));
    }
    seen.put(entry.id(), revision.get());
    return repository.find(entry.id()).orElse(entry);
  }

  /** Forgets a case that was removed. */
  void forget(CaseId id) {
    seen.remove(id);
  }
}
