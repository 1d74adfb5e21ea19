package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.evidence.MissingEvidence;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to collect for many members together. What many computers lack alike is one thing, so the
 * list does not grow with their number, and none is left out. For one thread.
 */
public final class CollectNext {
  /** Different things to collect; beyond these no more are told apart. */
  private static final int MOST_THINGS = 1_000;

  /** Up to so many computers are listed one by one, each with what to collect on it. */
  private static final int ONE_BY_ONE = 5;

  private final Map<MissingEvidence, Wanted> wanted = new LinkedHashMap<>();

  CollectNext() {}

  /** Adds what one member lacks. */
  void add(MissingEvidence thing) {
    MissingEvidence ofEach = thing.ofEach();
    if (wanted.size() < MOST_THINGS || wanted.containsKey(ofEach)) {
      wanted.computeIfAbsent(ofEach, Wanted::new).add(thing);
    }
  }

  /** Returns the things, what helps most members first. */
  List<Collectable> things() {
    return wanted.values().stream()
        .flatMap(Wanted::collectables)
        .sorted(Comparator.comparingLong(Collectable::members).reversed())
        .toList();
  }

  /** One thing that is missing, of whichever computers. */
  private static final class Wanted {
    private final MissingEvidence ofEach;
    private final Map<MissingEvidence, Long> ofOne = new LinkedHashMap<>();
    private long members;
    private boolean ofMany;

    Wanted(MissingEvidence ofEach) {
      this.ofEach = ofEach;
    }

    void add(MissingEvidence thing) {
      members++;
      if (ofOne.size() < ONE_BY_ONE || ofOne.containsKey(thing)) {
        ofOne.merge(thing, 1L, Long::sum);
      } else {
        ofMany = true;
      }
    }

    Stream<Collectable> collectables() {
      if (ofMany) {
        List<String> some = ofOne.keySet().stream().map(MissingEvidence::machine).toList();
        return Stream.of(new Collectable(ofEach.what(), ofEach.how(), null, some, members));
      }
      return ofOne.entrySet().stream()
          .map(each -> {
            MissingEvidence thing = each.getKey();
            return new Collectable(
                thing.what(), thing.how(), thing.machine(), List.of(), each.getValue());
          });
    }
  }

  /**
   * Something to collect that would decide the answers for members.
   *
   * @param what the thing
   * @param how where it is and the command or query that brings it
   * @param machine on which it is; null where that is not one machine
   * @param machines the first few of many machines that it is on; empty where there are not many
   * @param members how many members it would help
   */
  public record Collectable(
      String what, String how, @Nullable String machine, List<String> machines, long members) {}
}
