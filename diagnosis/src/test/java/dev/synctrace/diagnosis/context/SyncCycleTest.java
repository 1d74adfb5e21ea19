package dev.synctrace.diagnosis.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.HandMadeEvents;
import dev.synctrace.diagnosis.coverage.MachineFolder;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SyncCycleTest {
  private final HandMadeEvents handMadeEvents = new HandMadeEvents();
  private final List<Event> starts = new ArrayList<>();
  private final List<Event> ends = new ArrayList<>();

  private void pass(String folder, String from, String to) {
    String log = folder + "/SMS_AZUREAD_DISCOVERY_AGENT.log";
    starts.add(handMadeEvents.add(log, "2026-10-13T" + from, Kind.GROUPSYNC_CYCLE_START));
    ends.add(handMadeEvents.add(log, "2026-10-13T" + to, Kind.GROUPSYNC_CYCLE_END));
  }

  @Test
  void passesOfTwoHierarchiesOverlapAndEachIsWhole() {
    pass("one", "10:00:00Z", "10:00:05Z");
    pass("two", "10:00:01Z", "10:00:03Z");
    List<SyncCycle> cycles = SyncCycle.paired(starts, ends, MachineFolder::of);
    assertThat(cycles)
        .hasSize(2)
        .allMatch(cycle -> cycle.start().isPresent() && cycle.finished())
        .allMatch(cycle ->
            cycle.start().orElseThrow().source().equals(cycle.end().orElseThrow().source()));
  }

  @Test
  void logsOfOneHierarchyInTwoFoldersAreOneSeries() {
    starts.add(
        handMadeEvents.add("old/agent.lo_", "2026-10-13T10:00:00Z", Kind.GROUPSYNC_CYCLE_START));
    ends.add(handMadeEvents.add("new/agent.log", "2026-10-13T10:00:05Z", Kind.GROUPSYNC_CYCLE_END));
    Function<String, String> one = source -> "";
    assertThat(SyncCycle.paired(starts, ends, one)).singleElement().matches(SyncCycle::finished);
  }
}
