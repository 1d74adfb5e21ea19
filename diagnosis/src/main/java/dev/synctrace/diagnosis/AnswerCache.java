package dev.synctrace.diagnosis;

import dev.synctrace.diagnosis.cache.ActionFormat;
import dev.synctrace.diagnosis.cache.CacheDecoder;
import dev.synctrace.diagnosis.cache.CacheEncoder;
import dev.synctrace.diagnosis.cache.VerdictFormat;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.evidence.PrefetchingIterator;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.reconcile.Reconciler;
import dev.synctrace.diagnosis.reconcile.Reconciler.MappingFilter;
import dev.synctrace.diagnosis.status.CloudSyncTab;
import dev.synctrace.diagnosis.status.MemberCounts;
import dev.synctrace.diagnosis.trace.Traces;
import dev.synctrace.diagnosis.trace.advice.ActionRow;
import dev.synctrace.diagnosis.trace.advice.ActionTable;
import dev.synctrace.diagnosis.trace.advice.StreamedActionTable;
import dev.synctrace.diagnosis.trace.join.TraceJoiner;
import dev.synctrace.diagnosis.trace.model.ClockDifference;
import dev.synctrace.index.Case;
import dev.synctrace.index.search.SearchRequest;
import dev.synctrace.parsers.model.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The answers that are stored with a large case: the verdicts of all members, how many there are of
 * each, and the rows of all actions. To read them takes a fifth of the time or less that it takes
 * to work them out. Found only by the build of the program that stored them, while the case is as
 * it was then, and valid only for the end of the case and the causes that come with SyncTrace.
 */
public final class AnswerCache {
  private static final String VERDICTS = "verdicts";
  private static final String COUNTS = "memberCounts";
  private static final String ACTIONS = "actions";

  /** Fewer members than this are judged within ten seconds on two cores. */
  private static final int MANY_MEMBERS = 20_000;

  /** Fewer records of actions than this are joined within five seconds on two cores. */
  private static final int MANY_RECORDS = 100_000;

  /** Read at a time while those before are worked on. */
  private static final int BATCH = 200;

  private static final int BUFFER = 1 << 16;

  private final Case opened;
  private final Supplier<String> program;

  /**
   * @param program tells one build of the program from every other; asked only when needed
   */
  public AnswerCache(Case opened, Supplier<String> program) {
    this.opened = opened;
    this.program = program;
  }

  /** Whether the case has so many members that their verdicts should be stored, and are not. */
  public boolean lacksVerdicts() throws IOException {
    String listed = "kind:" + Kind.FACT_COLLECTION_MEMBER.label();
    return holds(listed, MANY_MEMBERS) && lacks(VERDICTS);
  }

  /** Whether the case has so many actions that their rows should be stored, and are not. */
  public boolean lacksActions() throws IOException {
    return lacksActions(MANY_RECORDS);
  }

  boolean lacksActions(int manyRecords) throws IOException {
    return holds(TraceJoiner.QUERY, manyRecords) && lacks(ACTIONS);
  }

  private boolean holds(String query, int events) {
    return opened.events().search(SearchRequest.of(query).withFirst(1)).total() >= events;
  }

  private boolean lacks(String name) throws IOException {
    try (InputStream in = read(name).orElse(null)) {
      return in == null;
    }
  }

  private Optional<InputStream> read(String name) {
    return opened.resultCache().read(name, program.get());
  }

  /**
   * Judges all members and stores their verdicts.
   *
   * @param progress receives each verdict when it has been judged
   */
  public void keepVerdicts(Consumer<MemberVerdict> progress) throws IOException {
    Diagnosis diagnosis = Diagnosis.of(opened, CauseCatalogue.load(null), null);
    keep((Consumer<MemberVerdict> sink) ->
        diagnosis.explain(ExplainRequest.all(), sink.andThen(progress)));
  }

  /** Stores verdicts, which are those of all members of all mappings in their order. */
  public void keep(Consumer<Consumer<MemberVerdict>> all) throws IOException {
    Map<Mapping, MemberCounts> counts = new LinkedHashMap<>();
    Consumer<MemberVerdict> counting =
        verdict ->
            counts
                .computeIfAbsent(verdict.mapping(), _ -> new MemberCounts())
                .add(verdict.status());
    opened
        .resultCache()
        .keep(
            VERDICTS,
            program.get(),
            out -> writeVerdicts(sink -> all.accept(counting.andThen(sink)), out));
    opened.resultCache().keep(COUNTS, program.get(), out -> writeCounts(counts, out));
  }

  /** Whether it is stored how many members of each mapping are where. */
  public boolean hasCounts() {
    return counts().isPresent();
  }

  /**
   * Passes on those of the mappings the filter accepts, in the order of {@link Reconciler#all}.
   *
   * @return false when none are stored: then they have to be judged
   */
  boolean verdicts(MappingFilter filter, Consumer<MemberVerdict> sink) {
    Optional<InputStream> found = read(VERDICTS);
    if (found.isEmpty()) {
      return false;
    }
    try (CacheDecoder in = new CacheDecoder(new InflaterInputStream(found.get()))) {
      VerdictFormat.Reader reader = new VerdictFormat.Reader(in);
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

  /**
   * How many members of each mapping are where, so that not all verdicts need be read to tell;
   * empty when that is not stored. A mapping without members is not in it.
   */
  Optional<Map<Mapping, MemberCounts>> counts() {
    Optional<InputStream> found = read(COUNTS);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Map<Mapping, MemberCounts> counts = new HashMap<>();
    try (CacheDecoder in = new CacheDecoder(found.get())) {
      for (int left = in.count(); left > 0; left--) {
        counts.put(
            VerdictFormat.readMapping(in),
            new MemberCounts(
                in.number(), in.number(), in.number(), in.number(), in.number(), readTabs(in)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(counts);
  }

  /** Joins the records of all actions and stores their rows. */
  public void keepActions() throws IOException {
    Diagnosis diagnosis = Diagnosis.of(opened, CauseCatalogue.loadTenantAttach(null), null);
    keep(new StreamedActionTable(new Traces(opened).all(), diagnosis::causesOf, opened));
  }

  /**
   * Stores rows of actions.
   *
   * @param table all actions of the case; gone through here
   */
  public void keep(ActionTable table) throws IOException {
    opened.resultCache().keep(ACTIONS, program.get(), out -> writeActions(table, out));
  }

  /**
   * The table of all actions as it was stored; empty when it has to be worked out. To be closed.
   */
  public Optional<ActionTable> actions() throws IOException {
    Optional<InputStream> found = read(ACTIONS);
    return found.isEmpty() ? Optional.empty() : Optional.of(new KeptActions(found.get()));
  }

  private static void writeCounts(Map<Mapping, MemberCounts> counts, OutputStream to)
      throws IOException {
    try (CacheEncoder out = new CacheEncoder(to)) {
      out.count(counts.size());
      for (Map.Entry<Mapping, MemberCounts> each : counts.entrySet()) {
        VerdictFormat.writeMapping(each.getKey(), out);
        out.number(each.getValue().members());
        out.number(each.getValue().completed());
        out.number(each.getValue().pending());
        out.number(each.getValue().failed());
        out.number(each.getValue().unproven());
        for (CloudSyncTab tab : CloudSyncTab.values()) {
          out.number(each.getValue().tabs().getOrDefault(tab, 0L));
        }
      }
    }
  }

  private static Map<CloudSyncTab, Long> readTabs(CacheDecoder in) throws IOException {
    Map<CloudSyncTab, Long> tabs = new EnumMap<>(CloudSyncTab.class);
    for (CloudSyncTab tab : CloudSyncTab.values()) {
      long members = in.number();
      if (members > 0) {
        tabs.put(tab, members);
      }
    }
    return tabs;
  }

  private static void writeVerdicts(Consumer<Consumer<MemberVerdict>> all, OutputStream to)
      throws IOException {
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (CacheEncoder out = new CacheEncoder(new DeflaterOutputStream(to, fast, BUFFER))) {
      VerdictFormat.Writer writer = new VerdictFormat.Writer(out);
      out.each(all, writer::write);
    } finally {
      fast.end();
    }
  }

  private static void writeActions(ActionTable table, OutputStream to) throws IOException {
    try (CacheEncoder out = new CacheEncoder(to)) {
      out.each(table::forEach, row -> ActionFormat.write(row, out));
      out.all(table.clocks(), clock -> ActionFormat.write(clock, out));
    }
  }

  /** Actions as they were stored. */
  private static final class KeptActions implements ActionTable {
    private final CacheDecoder in;
    private List<ClockDifference> clocks = List.of();

    KeptActions(InputStream in) throws IOException {
      this.in = new CacheDecoder(in);
    }

    @Override
    public void forEach(Consumer<ActionRow> sink) {
      try {
        in.<ActionRow>each(() -> ActionFormat.readRow(in)).forEachRemaining(sink);
        clocks = in.all(() -> ActionFormat.readClock(in));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public List<ClockDifference> clocks() {
      return clocks;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
