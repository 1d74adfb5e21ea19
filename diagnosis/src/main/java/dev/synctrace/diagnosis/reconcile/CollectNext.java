package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.evidence.MissingEvidence;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to collect for many members and actions together. What many computers lack alike is one
 * thing, and so is a log that lacks the times of many actions: the list does not grow with their
 * number, and none is left out. For one thread.
 */
public final class CollectNext {
  /** Different things to collect; beyond these no more are told apart. */
  private static final int MOST_THINGS = 1_000;

  /** Up to so many computers are listed one by one, each with what to collect on it. */
  private static final int ONE_BY_ONE = 5;

  private final Map<MissingEvidence, Wanted> wanted = new LinkedHashMap<>();

  CollectNext() {}

  /** Adds what one member lacks. */
  void addOfMember(MissingEvidence thing) {
    add(thing.ofEach(), thing, new Count(1, 0));
  }

  /** Adds what one tenant-attach action lacks. */
  void addOfAction(MissingEvidence thing) {
    add(thing.atEachTime(), thing, new Count(0, 1));
  }

  private void add(MissingEvidence ofEach, MissingEvidence thing, Count count) {
    if (wanted.size() < MOST_THINGS || wanted.containsKey(ofEach)) {
      wanted.computeIfAbsent(ofEach, Wanted::new).add(thing, count);
    }
  }

  /** Returns the things, what helps most members first, then what helps most actions. */
  List<Collectable> things() {
    return wanted.values().stream()
        .flatMap(Wanted::collectables)
        .sorted(
            Comparator.comparingLong(Collectable::members)
                .thenComparingLong(Collectable::actions)
                .reversed())
        .toList();
  }

  /** One thing that is missing, of whichever computers, at whatever times. */
  private static final class Wanted {
    private final MissingEvidence ofEach;
    private final Map<MissingEvidence, Count> ofOne = new LinkedHashMap<>();
    private Count count = new Count(0, 0);
    private boolean ofMany;

    Wanted(MissingEvidence ofEach) {
      this.ofEach = ofEach;
    }

    void add(MissingEvidence thing, Count more) {
      count = count.plus(more);
      int most = thing.machine() == null ? 1 : ONE_BY_ONE;
      if (ofOne.size() < most || ofOne.containsKey(thing)) {
        ofOne.merge(thing, more, Count::plus);
      } else {
        ofMany = true;
      }
    }

    Stream<Collectable> collectables() {
      if (ofMany) {
        List<String> some =
            ofOne.keySet().stream().map(MissingEvidence::machine).filter(Objects::nonNull).toList();
        return Stream.of(
            new Collectable(ofEach.what(), ofEach.how(), null, some, count.members, count.actions));
      }
      return ofOne.entrySet().stream()
          .map(each -> {
            MissingEvidence thing = each.getKey();
            Count of = each.getValue();
            return new Collectable(
                thing.what(), thing.how(), thing.machine(), List.of(), of.members, of.actions);
          });
    }
  }

  /** For how many members and actions something is wanted. */
  private record Count(long members, long actions) {
    Count plus(Count other) {
      return new Count(members + other.members, actions + other.actions);
    }
  }

  /**
   * Something to collect that would decide answers.
   *
   * @param what the thing
   * @param how where it is and the command or query that brings it
   * @param machine on which it is; null where that is not one machine
   * @param machines the first few of many machines that it is on; empty where there are not many
   * @param members how many members it would help
   * @param actions how many tenant-attach actions it would help
   */
  public record Collectable(
      String what,
      String how,
      @Nullable String machine,
      List<String> machines,
      long members,
      long actions) {

    /** Says whom it would help, such as {@code 3 members, 1 action}. */
    public String helps() {
      return Stream.of(count(members, "member"), count(actions, "action"))
          .filter(count -> !count.isEmpty())
          .collect(Collectors.joining(", "));
    }

    private static String count(long count, String noun) {
      return switch ((int) Math.min(count, 2)) {
        case 0 -> "";
        case 1 -> "1 " + noun;
        default -> String.format(Locale.ROOT, "%,d %ss", count, noun);
      };
    }
  }
}
