package dev.synctrace.diagnosis.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.trace.join.ActionRecords;
import dev.synctrace.diagnosis.trace.model.Trace;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseWriter;
import dev.synctrace.index.lucene.LuceneCaseStore;
import dev.synctrace.parsers.model.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One action is looked up by few records, and has to be what reading all of them makes of it. */
@Tag("slow")
class SingleActionTraceTest {
  private static final int ACTIONS = 40;
  private static final List<String> SERVERS = List.of("MP01/BgbServer.log", "MP02/BgbServer.log");
  private static final List<String> CLIENTS =
      List.of("C1/CcmNotificationAgent.log", "C2/CcmNotificationAgent.log");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void tellsTheSameAsReadingAll(int seed) {
    List<Event> events = incomplete(seed);
    LuceneCaseStore store = new LuceneCaseStore(folder.resolve("case"));
    write(events, store);
    try (Case opened = store.open()) {
      Traces traces = new Traces(opened);
      List<Trace> all = new ArrayList<>();
      traces.all().forEach(all::add);
      for (String id : ids(events)) {
        List<Trace> named = all.stream().filter(trace -> trace.names(id)).toList();
        assertThat(traces.find(id)).as("%s of %d", id, seed).isEqualTo(named);
      }
    }
  }

  /** Actions of which records are missing, on few threads, with push numbers that come again. */
  private static List<Event> incomplete(int seed) {
    Random random = new Random(seed);
    ActionRecords records = new ActionRecords();
    for (int i = 0; i < ACTIONS; i++) {
      String guid = new UUID(seed, random.nextInt(20) == 0 ? 0 : i).toString();
      String known = random.nextInt(5) == 0 ? null : guid;
      action(records, random, i * 20_000L + random.nextInt(60_000), guid, known);
    }
    return records.events().stream().filter(_ -> random.nextInt(8) > 0).toList();
  }

  private static void action(
      ActionRecords records, Random random, long start, String guid, @Nullable String known) {
    String user = "user-" + random.nextInt(3);
    records.in(ActionRecords.GATEWAY).on(String.valueOf(9_000 + random.nextInt(4)));
    records.at(start).received().at(start + 16).validated();
    if (random.nextInt(6) == 0) {
      records.at(start + 400).unauthorized(user);
      return;
    }
    records.at(start + 400).authorized(user).at(start + 760).forwarded(guid);
    int servers = 1 + random.nextInt(2);
    for (int i = 0; i < servers; i++) {
      push(records, random, start + 1_200 + random.nextInt(5_000), known);
    }
  }

  private static void push(
      ActionRecords records, Random random, long start, @Nullable String guid) {
    long push = random.nextInt(12);
    records.in(SERVERS.get(random.nextInt(2))).on("7896");
    if (random.nextInt(15) == 0) {
      records.at(start - 100).restarted();
    }
    records.at(start).got();
    records.at(start + 30).started(push, push + 2, guid, 1);
    records.at(start + 46).sent(push, push + 2, 1);
    records.at(start + 29_000).reported(push, 1, 0);
    records.in(CLIENTS.get(random.nextInt(2))).on("8540");
    records.at(start + 80).task(push, push + 2, guid);
    records.at(start + 590).answered(push, push + 2);
  }

  private static Set<String> ids(List<Event> events) {
    return events.stream()
        .flatMap(event -> event.attributes().values().entrySet().stream())
        .filter(entry -> Set.of("taskGuid", "pushId", "userId").contains(entry.getKey().label()))
        .map(Map.Entry::getValue)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void write(List<Event> events, LuceneCaseStore store) {
    try (CaseWriter writer = store.openForWriting()) {
      SourceEvents sources = new SourceEvents(writer);
      events.forEach(sources::add);
      sources.complete(Duration.ofHours(1));
    }
  }
}
