package dev.synctrace.diagnosis.cache;

import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.evidence.PrefetchingIterator;
import dev.synctrace.diagnosis.reconcile.MappingFilter;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.reconcile.Reconciler;
import dev.synctrace.diagnosis.status.MemberCounts;
import dev.synctrace.index.Case;
import dev.synctrace.index.ResultCache;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The verdicts of all members as they are kept with a case, which takes a fifth of the time that it
 * takes to judge them again. One member is judged again: that needs few records.
 */
public final class VerdictCache {
  /** Of cases with which none are kept. */
  public static final VerdictCache NONE = new VerdictCache(ResultCache.NONE, () -> "");

  private static final String NAME = "verdicts";
  private static final String COUNTS = "memberCounts";

  /** Fewer members than this are judged within ten seconds on two cores. */
  private static final int WORTH_KEEPING = 20_000;

  /** Read at a time while those before are worked on. */
  private static final int BATCH = 200;

  private static final int BUFFER = 1 << 16;

  private final ResultCache kept;
  private final Supplier<String> program;

  /**
   * @param program tells one build of the program from every other; asked only when needed
   */
  public VerdictCache(ResultCache kept, Supplier<String> program) {
    this.kept = kept;
    this.program = program;
  }

  /** Whether the lists of a case name so many members that their verdicts should be kept. */
  public static boolean areWorthKeeping(Case opened) {
    String listed = "kind:" + Kind.FACT_COLLECTION_MEMBER.label();
    return opened.events().search(SearchRequest.of(listed).withFirst(1)).total() >= WORTH_KEEPING;
  }

  /** Whether there are any of this very case and program. */
  public boolean exist() throws IOException {
    try (InputStream in = kept.read(NAME, program.get()).orElse(null)) {
      return in != null;
    }
  }

  /**
   * Passes on those of the mappings the filter accepts, in the order of {@link Reconciler#all}.
   *
   * @return false when none are kept: then they have to be judged
   */
  public boolean all(MappingFilter filter, Consumer<MemberVerdict> sink) {
    Optional<InputStream> found = kept.read(NAME, program.get());
    if (found.isEmpty()) {
      return false;
    }
    try (CacheDecoder in = new CacheDecoder(new InflaterInputStream(found.get()))) {
      VerdictCacheReader reader = new VerdictCacheReader(in);
      new PrefetchingIterator<>(in.<MemberVerdict>each(reader::read), BATCH)
          .forEachRemaining(verdict -> {
            if (filter.accepts(verdict.mapping())) {
              sink.accept(verdict);
            }
          });
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps the verdicts of all members of all mappings, with their causes, in their order. */
  public void keep(Consumer<Consumer<MemberVerdict>> all) throws IOException {
    Map<Mapping, MemberCounts> counts = new LinkedHashMap<>();
    Consumer<MemberVerdict> counting =
        verdict ->
            counts
                .computeIfAbsent(verdict.mapping(), _ -> new MemberCounts())
                .add(verdict.status());
    kept.keep(NAME, program.get(), out -> write(sink -> all.accept(counting.andThen(sink)), out));
    kept.keep(COUNTS, program.get(), out -> write(counts, out));
  }

  /**
   * How many members of each mapping are where, so that not all verdicts need be read to tell;
   * empty when that is not kept. A mapping without members is not in it.
   */
  public Optional<Map<Mapping, MemberCounts>> counts() {
    Optional<InputStream> found = kept.read(COUNTS, program.get());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Map<Mapping, MemberCounts> counts = new HashMap<>();
    try (CacheDecoder in = new CacheDecoder(found.get())) {
      for (int left = in.count(); left > 0; left--) {
        counts.put(
            MappingCodec.read(in),
            new MemberCounts(in.number(), in.number(), in.number(), in.number()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(counts);
  }

  private static void write(Map<Mapping, MemberCounts> counts, OutputStream to) throws IOException {
    CacheEncoder out = new CacheEncoder(to);
    out.count(counts.size());
    for (Map.Entry<Mapping, MemberCounts> each : counts.entrySet()) {
      MappingCodec.write(each.getKey(), out);
      out.number(each.getValue().members());
      out.number(each.getValue().completed());
      out.number(each.getValue().pending());
      out.number(each.getValue().failed());
    }
    out.flush();
  }

  private static void write(Consumer<Consumer<MemberVerdict>> all, OutputStream to)
      throws IOException {
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try {
      DeflaterOutputStream packed = new DeflaterOutputStream(to, fast, BUFFER);
      CacheEncoder out = new CacheEncoder(packed);
      VerdictCacheWriter writer = new VerdictCacheWriter(out);
      out.each(all, writer::write);
      out.flush();
      packed.finish();
    } finally {
      fast.end();
    }
  }
}
