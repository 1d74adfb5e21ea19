package dev.synctrace.diagnosis.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.diagnosis.evidence.MissingEvidence;
import dev.synctrace.diagnosis.reconcile.CollectNext.Collectable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What to collect for many members is a list that someone can work through. */
class CollectNextTest {
  private static final MissingEvidence LOG =
      new MissingEvidence("CcmAad.log of the device", "copy it from Logs on the device");
  private static final MissingEvidence STATUS =
      new MissingEvidence("dsregcmd output of the device", "run it on the device, elevated");
  private static final MissingEvidence EXPORT = new MissingEvidence("ClientKeyData", "the query");

  private final CollectNext next = new CollectNext();

  @Test
  void whatAFewComputersLackIsListedOneByOne() {
    for (int i = 1; i <= 5; i++) {
      next.addOfMember(LOG.of("CLIENT-00" + i));
    }
    next.addOfMember(LOG.of("CLIENT-003")); // in two mappings

    assertThat(next.things())
        .extracting(Collectable::what, Collectable::machine, Collectable::members)
        .startsWith(Tuple.tuple("CcmAad.log of CLIENT-003", "CLIENT-003", 2L))
        .hasSize(5);
    assertThat(next.things()).allMatch(thing -> thing.machines().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 5_000})
  void whatManyComputersLackIsOneThing(int computers) {
    for (int i = 1; i <= computers; i++) {
      next.addOfMember(LOG.of("CLIENT-" + i));
      next.addOfMember(STATUS.of("CLIENT-" + i));
    }
    next.addOfMember(EXPORT);

    assertThat(next.things())
        .extracting(Collectable::what, Collectable::how, Collectable::members)
        .containsExactly(
            tuple("CcmAad.log of each device", "copy it from Logs on each device", computers),
            tuple("dsregcmd output of each device", "run it on each device, elevated", computers),
            tuple("ClientKeyData", "the query", 1));
    Collectable log = next.things().getFirst();
    assertThat(log.machine()).isNull();
    assertThat(log.machines())
        .containsExactly("CLIENT-1", "CLIENT-2", "CLIENT-3", "CLIENT-4", "CLIENT-5");
  }

  @Test
  void whatMembersAndActionsLackIsOneList() {
    next.addOfAction(EXPORT);
    next.addOfAction(STATUS);
    next.addOfAction(STATUS);
    next.addOfMember(EXPORT);

    assertThat(next.things())
        .extracting(Collectable::what, Collectable::members, Collectable::actions)
        .containsExactly(
            Tuple.tuple("ClientKeyData", 1L, 1L),
            Tuple.tuple("dsregcmd output of the device", 0L, 2L));
  }

  @Test
  void aLogThatLacksTheTimesOfSeveralActionsIsOneThing() {
    next.addOfAction(worker("2026-10-14 13:10:48"));
    next.addOfAction(worker("2026-10-14 13:10:48"));
    assertThat(next.things())
        .extracting(Collectable::what, Collectable::actions)
        .containsExactly(Tuple.tuple("Worker.log around 2026-10-14 13:10:48 UTC", 2L));

    next.addOfAction(worker("2026-10-14 14:00:00"));
    assertThat(next.things())
        .extracting(Collectable::what, Collectable::how, Collectable::actions)
        .containsExactly(
            Tuple.tuple(
                "Worker.log around each of these actions", "a.log does not cover all of them", 3L));
  }

  private static MissingEvidence worker(String time) {
    return new MissingEvidence(
        "Worker.log around " + time + " UTC", "a.log does not cover that time");
  }

  @Test
  void theNameOfOneComputerWithinThatOfAnotherIsNotIt() {
    MissingEvidence thing =
        new MissingEvidence("log on PC-1 and on PC-12", "copy it on PC-1.", "PC-1").ofEach();

    assertThat(thing.what()).isEqualTo("log on each device and on PC-12");
    assertThat(thing.how()).isEqualTo("copy it on each device.");
  }

  private static Tuple tuple(String what, String how, long members) {
    return Tuple.tuple(what, how, members);
  }
}
