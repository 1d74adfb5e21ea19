package dev.synctrace.report.view.page;

import dev.synctrace.index.source.MachineBasis;
import dev.synctrace.index.source.SourceMachine;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.report.view.TimeView;
import dev.synctrace.report.view.ViewFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One file of the bundle: what it is, and what was read of it.
 *
 * @param href address of the log; empty where the page has none
 * @param copies paths of the files with the same bytes
 */
public record SourceView(
    String path,
    String href,
    String sha256,
    long bytes,
    String log,
    String machine,
    String machineBasis,
    String framing,
    String encoding,
    long lines,
    long records,
    long otherRecords,
    long unframedLines,
    TimeView first,
    TimeView last,
    List<String> problems,
    List<String> copies) {

  public static SourceView of(
      SourceSummary source, SourceMachines machines, ViewFormatter formatter) {
    Optional<SourceMachine> machine = machines.of(source.path());
    return new SourceView(
        formatter.text(source.path()),
        source.records() == 0 ? "" : formatter.logAddress(source.path()),
        source.sha256(),
        source.bytes(),
        Objects.requireNonNullElse(formatter.textOrNull(source.log()), "–"),
        machine.map(SourceMachine::name).map(formatter::text).orElse("–"),
        machine.map(SourceMachine::basis).map(MachineBasis::description).orElse(""),
        source.framing(),
        Objects.requireNonNullElse(source.encoding(), "–"),
        source.lines(),
        source.records(),
        source.otherRecords(),
        source.unframedLines(),
        formatter.time(source.firstTime()),
        formatter.time(source.lastTime()),
        formatter.texts(source.problems()),
        formatter.texts(source.copies()));
  }
}
