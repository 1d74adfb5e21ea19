package dev.synctrace.report.view.page;

import dev.synctrace.diagnosis.coverage.UnknownError;
import dev.synctrace.diagnosis.verdict.Collectable;
import dev.synctrace.report.view.Shown;
import dev.synctrace.report.view.TimeView;
import java.util.List;

/** What the answers leave open: errors of unknown kind, and what to collect next. */
public record OpenView(List<Unknown> errors, int moreErrors, List<Thing> things, int moreThings) {
  private static final int SHOWN = 50;

  /** An error or warning, with the codes in it decoded. */
  public record Unknown(String place, TimeView time, String text, long count, List<String> notes) {}

  /** Something to collect; the machine is empty where it is not one machine. */
  public record Thing(String what, String how, String machine, long members) {}

  public static OpenView of(List<UnknownError> errors, List<Collectable> things, Shown shown) {
    return new OpenView(
        errors.stream().limit(SHOWN).map(error -> unknown(error, shown)).toList(),
        Math.max(0, errors.size() - SHOWN),
        things.stream().limit(SHOWN).map(thing -> thing(thing, shown)).toList(),
        Math.max(0, things.size() - SHOWN));
  }

  private static Unknown unknown(UnknownError error, Shown shown) {
    return new Unknown(
        shown.text(error.first().source()) + ":" + error.first().line(),
        shown.time(error.first().time()),
        shown.text(error.first().message()),
        error.count(),
        shown.notes(error.first()));
  }

  private static Thing thing(Collectable thing, Shown shown) {
    return new Thing(
        shown.sentence(thing.what()),
        shown.sentence(thing.how()),
        thing.machine() == null ? "" : shown.text(thing.machine()),
        thing.members());
  }
}
