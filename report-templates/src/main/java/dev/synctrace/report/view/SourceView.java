package dev.synctrace.report.view;

import dev.synctrace.index.SourceSummary;
import java.util.List;
import java.util.Objects;

/** One file of the bundle: what it is, and what was read of it. */
public record SourceView(
    String path,
    String sha256,
    long bytes,
    String log,
    String framing,
    String encoding,
    long lines,
    long records,
    long otherRecords,
    long unframedLines,
    TimeView first,
    TimeView last,
    List<String> problems) {

  public static SourceView of(SourceSummary source, Shown shown) {
    return new SourceView(
        shown.text(source.path()),
        source.sha256(),
        source.bytes(),
        Objects.requireNonNullElse(shown.textOrNull(source.log()), "–"),
        source.framing(),
        Objects.requireNonNullElse(source.encoding(), "–"),
        source.lines(),
        source.records(),
        source.otherRecords(),
        source.unframedLines(),
        shown.time(source.firstTime()),
        shown.time(source.lastTime()),
        shown.texts(source.problems()));
  }
}
