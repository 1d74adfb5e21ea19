package dev.synctrace.report.view.page;

import dev.synctrace.index.SourceSummary;
import dev.synctrace.index.machine.MachineBasis;
import dev.synctrace.index.machine.MachineOfSource;
import dev.synctrace.index.machine.SourceMachines;
import dev.synctrace.report.view.Shown;
import dev.synctrace.report.view.TimeView;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One file of the bundle: what it is, and what was read of it.
 *
 * @param copies paths of the files with the same bytes
 */
public record SourceView(
    String path,
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

  public static SourceView of(SourceSummary source, SourceMachines machines, Shown shown) {
    Optional<MachineOfSource> machine = machines.of(source.path());
    return new SourceView(
        shown.text(source.path()),
        source.sha256(),
        source.bytes(),
        Objects.requireNonNullElse(shown.textOrNull(source.log()), "–"),
        machine.map(MachineOfSource::name).map(shown::text).orElse("–"),
        machine.map(MachineOfSource::basis).map(MachineBasis::says).orElse(""),
        source.framing(),
        Objects.requireNonNullElse(source.encoding(), "–"),
        source.lines(),
        source.records(),
        source.otherRecords(),
        source.unframedLines(),
        shown.time(source.firstTime()),
        shown.time(source.lastTime()),
        shown.texts(source.problems()),
        shown.texts(source.copies()));
  }
}
