package dev.synctrace.index.lucene.copies;

/**
 * Remembers ids and contents of audit records in a fixed amount of memory: it may take one for seen
 * that was not, and never the other way round. Of a million records that happens to a few, of ten
 * million to some hundredths; more memory would only save time. A Bloom filter. For one thread.
 */
public final class SeenAudits {
  private static final int WORDS = 1 << 20;
  private static final int BIT_MASK = WORDS * Long.SIZE - 1;
  private static final int PROBES = 4;

  private final long[] bits = new long[WORDS];

  /** Remembers the record. */
  public void add(AuditIdentity audit) {
    add(audit.content());
    if (audit.id() != AuditIdentity.NO_ID) {
      add(audit.id());
    }
  }

  /** Whether a record with this id, or with this content, may have been added. */
  public boolean mayContain(AuditIdentity audit) {
    return contains(audit.content()) || (audit.id() != AuditIdentity.NO_ID && contains(audit.id()));
  }

  private void add(long hash) {
    for (int probe = 0; probe < PROBES; probe++) {
      int bit = bit(hash, probe);
      bits[bit >>> 6] |= 1L << bit;
    }
  }

  private boolean contains(long hash) {
    for (int probe = 0; probe < PROBES; probe++) {
      int bit = bit(hash, probe);
      if ((bits[bit >>> 6] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  /** The number is a hash already; its halves give as many bits as needed. */
  private static int bit(long hash, int probe) {
    int step = (int) hash | 1;
    return ((int) (hash >>> 32) + probe * step) & BIT_MASK;
  }
}
