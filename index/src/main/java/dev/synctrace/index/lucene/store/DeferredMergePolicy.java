package dev.synctrace.index.lucene.store;

import java.io.IOException;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Begins a large merge only when added events have filled a segment, so that it runs beside the
 * reading. At a commit and at the end it would run alone, on one core, while someone waits: a
 * little log added to a large case must not bring that about. Queries do as well with some segments
 * more, but not with any number of them.
 */
public final class DeferredMergePolicy extends FilterMergePolicy {
  /** Written in less than a second. */
  private static final long SMALL_BYTES = 16L << 20;

  /** A bundle of 1 GB leaves twelve; each costs a query up to a millisecond to open. */
  public static final int MOST_SEGMENTS = 40;

  private final long small;

  public DeferredMergePolicy() {
    this(SMALL_BYTES);
  }

  /**
   * As above.
   *
   * @param small up to how many bytes a merge reads that may begin at any time
   */
  public DeferredMergePolicy(long small) {
    super(new TieredMergePolicy());
    this.small = small;
  }

  @Override
  public @Nullable MergeSpecification findMerges(
      MergeTrigger trigger, SegmentInfos segments, MergeContext context) throws IOException {
    MergeSpecification found = super.findMerges(trigger, segments, context);
    return mayBegin(trigger, segments) ? found : smallOf(found);
  }

  @Override
  public @Nullable MergeSpecification findFullFlushMerges(
      MergeTrigger trigger, SegmentInfos segments, MergeContext context) throws IOException {
    MergeSpecification found = super.findFullFlushMerges(trigger, segments, context);
    return mayBegin(trigger, segments) ? found : smallOf(found);
  }

  private static boolean mayBegin(MergeTrigger trigger, SegmentInfos segments) {
    return trigger == MergeTrigger.SEGMENT_FLUSH || segments.size() > MOST_SEGMENTS;
  }

  private @Nullable MergeSpecification smallOf(@Nullable MergeSpecification found)
      throws IOException {
    if (found == null) {
      return null;
    }
    MergeSpecification soon = new MergeSpecification();
    for (OneMerge merge : found.merges) {
      if (bytes(merge) <= small) {
        soon.add(merge);
      }
    }
    return soon.merges.isEmpty() ? null : soon;
  }

  /** What it has to read; the merge itself does not know before it is registered. */
  private static long bytes(OneMerge merge) throws IOException {
    long bytes = 0;
    for (SegmentCommitInfo segment : merge.segments) {
      bytes += segment.sizeInBytes();
    }
    return bytes;
  }
}
