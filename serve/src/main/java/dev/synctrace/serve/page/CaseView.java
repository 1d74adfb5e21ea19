package dev.synctrace.serve.page;

import dev.synctrace.index.annotation.CaseLabel;
import dev.synctrace.output.redact.Redaction;
import dev.synctrace.report.view.TimeView;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.serve.cases.CaseEntry;
import dev.synctrace.serve.cases.CaseEntry.State;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A case as lists and headings show it.
 *
 * @param name what engineers call it, else that of its bundle
 * @param bundle name of the bundle, where that is not its name; else empty
 * @param ticket number of its ticket; empty for none
 * @param title name and ticket number
 * @param label name and ticket number as they were typed, for the fields of a form
 */
public record CaseView(
    String address,
    String name,
    String bundle,
    String ticket,
    String title,
    CaseLabel label,
    boolean given,
    TimeView received,
    String size,
    State state,
    String says,
    long events,
    long problems) {

  public static CaseView of(CaseEntry entry) {
    ViewFormatter formatter = new ViewFormatter(Redaction.secretsOnly(), ZoneOffset.UTC);
    CaseLabel label = entry.label();
    String bundle = formatter.name(entry.name());
    return new CaseView(
        entry.id().address(),
        label.name().isEmpty() ? bundle : formatter.givenName(label.name()),
        label.name().isEmpty() ? "" : bundle,
        formatter.givenName(label.ticket()),
        formatter.givenName(label.title(bundle)),
        label,
        entry.isGiven(),
        formatter.time(entry.received()),
        size(entry.bytes()),
        entry.state(),
        formatter.text(entry.says()),
        entry.events(),
        entry.problems());
  }

  /** For people: two digits are enough. */
  static String size(long bytes) {
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, "%,d kB", Math.ceilDiv(bytes, 1_000));
    }
    return bytes < 1_000_000_000
        ? String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9);
  }

  /** Whether its answers can be read. */
  public boolean isReady() {
    return state == State.READY;
  }

  public boolean isFailed() {
    return state == State.FAILED || state == State.DAMAGED;
  }
}
