package dev.synctrace.report.member;

import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.ExplainRequest;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.evidence.BackgroundResult;
import dev.synctrace.diagnosis.reconcile.CollectNext.Collectable;
import dev.synctrace.diagnosis.reconcile.MemberVerdict;
import dev.synctrace.diagnosis.reconcile.OpenQuestions;
import dev.synctrace.diagnosis.status.MappingStatus;
import dev.synctrace.diagnosis.status.StatusCounter;
import dev.synctrace.report.view.CauseCardView.Scope;
import dev.synctrace.report.view.CauseTally;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.report.view.member.MemberStatusCounts;
import dev.synctrace.report.view.member.MemberView;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Judges every member once, and keeps of it what the page needs. Close it when the page is written:
 * it holds a temporary file.
 */
public final class MemberCollector implements Closeable {
  /** Members on the first screen, and on each further one. */
  public static final int PAGE = 50;

  /** Few enough to be held twice. */
  private static final int BATCH = 200;

  private static final Comparator<MemberView> WORST_FIRST =
      Comparator.comparing(MemberView::verdict).thenComparingInt(MemberView::number);

  private final ViewFormatter formatter;
  private final Map<Mapping, String> mappings = new LinkedHashMap<>();
  private final Map<Mapping, StatusCounter> counters = new LinkedHashMap<>();
  private final Map<Mapping, Set<Identity>> types = new LinkedHashMap<>();
  private final MemberStatusCounts counts = new MemberStatusCounts();
  private final CauseTally causes = new CauseTally(Scope.MEMBER);
  private final PriorityQueue<MemberView> worst = new PriorityQueue<>(WORST_FIRST.reversed());
  private final MemberData data;
  private final OpenQuestions open;
  private final Consumer<MemberView> listener;
  private List<MemberView> waiting = new ArrayList<>();
  private BackgroundResult<Integer> written = BackgroundResult.known(0);
  private int judged;

  private MemberCollector(
      Diagnosis diagnosis, Instant epoch, ViewFormatter formatter, Consumer<MemberView> listener)
      throws IOException {
    this.formatter = formatter;
    this.listener = listener;
    this.open = diagnosis.openQuestions(ExplainRequest.all());
    for (Mapping mapping : diagnosis.mappings()) {
      mappings.put(mapping, words(mapping));
      counters.put(mapping, new StatusCounter(diagnosis.context(mapping)));
      types.put(mapping, EnumSet.noneOf(Identity.class));
    }
    this.data = new MemberData(List.copyOf(mappings.values()), epoch);
  }

  /** What a mapping's members are. */
  private enum Identity {
    DEVICE,
    USER
  }

  /**
   * Judges all members of a case.
   *
   * @param epoch from which the data counts times, best the case's first
   */
  public static MemberCollector over(Diagnosis diagnosis, Instant epoch, ViewFormatter formatter)
      throws IOException {
    return over(diagnosis, epoch, formatter, _ -> {});
  }

  /**
   * As above, and passes every member on.
   *
   * @param listener may throw an {@link UncheckedIOException}, which ends the pass
   */
  public static MemberCollector over(
      Diagnosis diagnosis, Instant epoch, ViewFormatter formatter, Consumer<MemberView> listener)
      throws IOException {
    MemberCollector pass = new MemberCollector(diagnosis, epoch, formatter, listener);
    try {
      diagnosis.explain(ExplainRequest.all(), pass::accept);
      pass.finish();
    } catch (UncheckedIOException e) {
      pass.close();
      throw Objects.requireNonNull(e.getCause());
    } catch (IOException | RuntimeException e) {
      pass.close();
      throw e;
    }
    return pass;
  }

  private void accept(MemberVerdict verdict) {
    MemberView member =
        MemberView.of(
            verdict, Objects.requireNonNull(mappings.get(verdict.mapping())), judged++, formatter);
    counts.add(member.tab());
    open.add(verdict);
    causes.add(member.causes(), member.named());
    Objects.requireNonNull(counters.get(verdict.mapping())).add(verdict.status());
    Objects.requireNonNull(types.get(verdict.mapping()))
        .add(member.device() ? Identity.DEVICE : Identity.USER);
    keepIfWorse(member);
    listener.accept(member);
    waiting.add(member);
    if (waiting.size() == BATCH) {
      writeWaiting();
    }
  }

  /** Another thread turns members into data while the next ones are made fit to be shown. */
  private void writeWaiting() {
    written.get();
    List<MemberView> batch = waiting;
    waiting = new ArrayList<>(BATCH);
    written = BackgroundResult.of(() -> write(batch));
  }

  private int write(List<MemberView> batch) {
    try {
      for (MemberView member : batch) {
        data.add(member);
      }
      return batch.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void finish() throws IOException {
    writeWaiting();
    written.get();
    data.finish();
  }

  private void keepIfWorse(MemberView member) {
    worst.add(member);
    if (worst.size() > PAGE) {
      worst.remove();
    }
  }

  private String words(Mapping mapping) {
    return formatter.named(mapping.collectionName(), mapping.collectionId())
        + " → "
        + formatter.named(mapping.groupName(), mapping.groupId());
  }

  /** How many members are in each tab. */
  public MemberStatusCounts counts() {
    return counts;
  }

  /** What the answers for members leave open. */
  public OpenQuestions openQuestions() {
    return open;
  }

  /** What to collect for all members and actions together, what helps most members first. */
  public List<Collectable> collectNext() {
    return open.collectNext();
  }

  /** Which causes hold how many members back. */
  public CauseTally causes() {
    return causes;
  }

  /** The status of each mapping, in the order of the mappings. */
  public List<MappingStatus> statuses() {
    return counters.values().stream().map(StatusCounter::status).toList();
  }

  /** Whether a mapping's members are devices, users or both, in the console's word. */
  public String collectionType(Mapping mapping) {
    Set<Identity> found = types.getOrDefault(mapping, Set.of());
    if (found.size() != 1) {
      return found.isEmpty() ? "–" : "Device and user";
    }
    return found.contains(Identity.DEVICE) ? "Device" : "User";
  }

  /** Collection and group of each mapping, in words. */
  public List<String> mappings() {
    return List.copyOf(mappings.values());
  }

  /** The first screen: the worst verdicts first, at most {@link #PAGE}. */
  public List<MemberView> firstPage() {
    return worst.stream().sorted(WORST_FIRST).toList();
  }

  /** All members as data, for the page's script. */
  public MemberData data() {
    return data;
  }

  @Override
  public void close() throws IOException {
    written.await();
    data.close();
  }
}
