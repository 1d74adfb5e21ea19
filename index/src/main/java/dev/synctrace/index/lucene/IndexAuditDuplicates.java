package dev.synctrace.index.lucene;

import dev.synctrace.index.lucene.copies.AuditIdentity;
import dev.synctrace.index.lucene.copies.SeenAudits;
import dev.synctrace.index.lucene.search.DuplicateAudits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Predicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * Tells a writer which audit records may be copies of those it has indexed, or found in the case.
 * Safe for use by many threads: of two that bring the same record, one is told so.
 */
final class IndexAuditDuplicates implements Predicate<AuditIdentity> {
  private final Directory directory;
  private @Nullable SeenAudits seen;

  /**
   * @param directory of the case, where everything that was there before is committed
   */
  IndexAuditDuplicates(Directory directory) {
    this.directory = directory;
  }

  @Override
  public synchronized boolean test(AuditIdentity audit) {
    if (seen == null) {
      seen = inCase();
    }
    boolean copy = seen.mayContain(audit);
    seen.add(audit);
    return copy;
  }

  private SeenAudits inCase() {
    SeenAudits audits = new SeenAudits();
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      DuplicateAudits.forEachAudit(reader, (_, audit) -> audits.add(audit));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return audits;
  }
}
