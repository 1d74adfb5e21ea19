package dev.synctrace.report.view.page;

import dev.synctrace.diagnosis.coverage.UnknownErrorFinder.UnknownErrorRecord;
import dev.synctrace.diagnosis.reconcile.CollectNext.Collectable;
import dev.synctrace.report.view.CitationView;
import dev.synctrace.report.view.TimeView;
import dev.synctrace.report.view.ViewFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** What the answers leave open: errors of unknown kind, and what to collect next. */
public record OpenQuestionsView(
    List<Unknown> errors, int moreErrors, List<Thing> things, int moreThings) {
  private static final int SHOWN = 50;

  /** An error or warning, with the codes in it decoded. */
  public record Unknown(
      CitationView place, TimeView time, String text, long count, List<String> notes) {}

  /** Something to collect; the machine is empty where none is known. */
  public record Thing(String what, String how, String machine, String helps) {}

  public static OpenQuestionsView of(
      List<UnknownErrorRecord> errors, List<Collectable> things, ViewFormatter formatter) {
    return new OpenQuestionsView(
        errors.stream().limit(SHOWN).map(error -> unknown(error, formatter)).toList(),
        Math.max(0, errors.size() - SHOWN),
        things.stream().limit(SHOWN).map(thing -> thing(thing, formatter)).toList(),
        Math.max(0, things.size() - SHOWN));
  }

  private static Unknown unknown(UnknownErrorRecord error, ViewFormatter formatter) {
    return new Unknown(
        formatter.citation(error.first()),
        formatter.time(error.first().time()),
        formatter.text(error.first().message()),
        error.count(),
        formatter.notes(error.first()));
  }

  private static Thing thing(Collectable thing, ViewFormatter formatter) {
    return new Thing(
        formatter.sentence(thing.what()),
        formatter.sentence(thing.how()),
        machine(thing, formatter),
        thing.helps());
  }

  private static String machine(Collectable thing, ViewFormatter formatter) {
    if (!thing.machines().isEmpty()) {
      return formatter.texts(thing.machines()).stream()
          .collect(Collectors.joining(", ", "", " and others"));
    }
    return thing.machine() == null ? "" : formatter.text(thing.machine());
  }
}
