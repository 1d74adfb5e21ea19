package dev.synctrace.cli.command;

import dev.synctrace.index.log.LogRecord;
import dev.synctrace.index.log.RotatedLog;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.index.source.SourceSummary;
import dev.synctrace.output.EventListing;
import dev.synctrace.output.table.AnsiStyle;
import dev.synctrace.output.table.ErrorCodesText;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.Times;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The records of a log for people: one line each with the columns of CMTrace, coloured and marked
 * by severity. Where the terminal is narrow, what is the same for many records is on lines between
 * them, so that the message has room. For one thread.
 */
final class LogText {
  /** Begins the line of the record that was asked for. */
  static final String MARK = ">";

  /** Columns from which every record has its date, component and source on its line. */
  private static final int WIDE = 140;

  /** As {@link #WIDE}, for records of several logs, whose sources tell most components. */
  private static final int WIDEST = 200;

  private static final int WIDEST_SOURCE = 40;
  private static final int MOST_LINES = 40;
  private static final int DATE = "2026-10-14".length();
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final TextPage page;
  private final LogView view;
  private final SourceMachines machines;
  private final TextTable<LogRecord> table;
  private final boolean wide;
  private final ErrorCodesText codes;

  // What the lines between the records said last, where the terminal is narrow.
  private String date = "";
  private String source = "";
  private String component = "";

  private LogText(TextPage page, LogView view, SourceMachines machines) {
    this.page = page;
    this.view = view;
    this.machines = machines;
    this.wide = page.width() >= WIDE;
    this.codes = new ErrorCodesText(page);
    this.table = new TextTable<>(page, wide ? wideColumns() : narrowColumns(), this::style);
  }

  /** Prints what is above the records. */
  static LogText of(TextPage page, LogView view, SourceMachines machines) {
    page.heading(TerminalText.line(view.title()));
    if (!view.facts().isEmpty()) {
      page.paragraph("", TerminalText.line(view.facts()));
    }
    LogText text = new LogText(page, view, machines);
    text.corrections();
    return text;
  }

  private List<Column<LogRecord>> wideColumns() {
    List<Column<LogRecord>> columns = new ArrayList<>();
    columns.add(Column.left("", this::mark));
    if (!view.hasSeveralFiles()) {
      columns.add(line());
    }
    columns.add(Column.left("TIME (UTC)", row -> time(row)));
    if (view.merged()) {
      columns.add(Column.left("MACHINE", row -> TerminalText.line(machine(row.event().source()))));
    }
    if (view.hasSeveralFiles()) {
      columns.add(Column.path("SOURCE", WIDEST_SOURCE, row -> TerminalText.line(place(row))));
    }
    if (!view.merged() || page.width() >= WIDEST) {
      columns.add(Column.left("COMPONENT", row -> shown(row.event().component())));
    }
    columns.add(Column.right("THREAD", row -> shown(row.event().thread())));
    columns.add(Column.left("MESSAGE", row -> TerminalText.line(row.event().message())));
    return columns;
  }

  private List<Column<LogRecord>> narrowColumns() {
    return List.of(
        Column.left("", this::mark),
        line(),
        Column.left("TIME (UTC)", LogText::timeOfDay),
        Column.right("THREAD", row -> shown(row.event().thread())),
        Column.left("MESSAGE", this::messageWithComponent));
  }

  /** The component is before the message where it is not that of the records around. */
  private String messageWithComponent(LogRecord row) {
    String written = row.event().component();
    String message = row.event().message();
    return TerminalText.line(
        written == null || written.equals(component) ? message : "[" + written + "] " + message);
  }

  private static Column<LogRecord> line() {
    return Column.right("LINE", row -> Long.toString(row.event().line()));
  }

  /** Prints a record. */
  void row(LogRecord row) {
    if (!wide) {
      between(row);
    }
    table.row(row);
    codes.add(row.event());
  }

  /** Prints what is new with a record that has no column for it. */
  private void between(LogRecord row) {
    Event event = row.event();
    List<String> news = new ArrayList<>();
    String time = time(row);
    if (event.time() != null && !time.startsWith(date.isEmpty() ? "-" : date)) {
      date = time.substring(0, DATE);
      news.add(date);
    }
    if (view.hasSeveralFiles() && !source.equals(event.source())) {
      source = event.source();
      component = "";
      String machine = machine(source);
      if (view.merged() && !machine.equals("-")) {
        news.add(machine);
      }
      news.add(source);
    }
    if (component.isEmpty() && event.component() != null) {
      component = event.component();
      if (!source.contains(component)) {
        news.add(component);
      }
    }
    if (!news.isEmpty()) {
      table.line(AnsiStyle.HEADING, TerminalText.line(String.join("  ", news)));
    }
  }

  /** Prints what still waits, then what is known of the record that was asked for. */
  void finish() {
    table.finish();
    LogRecord marked = view.marked();
    if (marked != null) {
      details(marked);
    }
    codes.print();
    page.out().flush();
  }

  private void details(LogRecord row) {
    Event event = row.event();
    page.out().println();
    page.heading(TerminalText.line(place(row)));
    List<String> facts = new ArrayList<>();
    facts.add(event.time() == null ? "no time" : time(row) + " UTC" + local(event));
    if (event.component() != null) {
      facts.add(event.component());
    }
    if (event.thread() != null) {
      facts.add("thread " + withHex(event.thread()));
    }
    facts.add(event.severity().label());
    page.paragraph("  ", TerminalText.line(String.join(", ", facts)));
    List<String> lines = event.message().lines().limit(MOST_LINES).toList();
    lines.forEach(line -> page.paragraph("  ", TerminalText.line(line)));
    long more = event.message().lines().count() - lines.size();
    if (more > 0) {
      page.paragraph("  ", "and %,d more lines (--format json for all)".formatted(more));
    }
    if (event.kind() != Kind.OTHER) {
      String attributes = EventListing.attributes(event);
      String said = event.kind().label() + (attributes.isEmpty() ? "" : ": " + attributes);
      page.paragraph("  read as ", TerminalText.line(said));
    }
  }

  /** The time as the log has it, and as CMTrace shows it. */
  private static String local(Event event) {
    Instant time = event.time();
    Integer bias = event.zoneMinutes();
    if (time == null || bias == null || bias == 0) {
      return "";
    }
    Duration ahead = Duration.ofMinutes(-bias);
    return " (written as %s, UTC%s)"
        .formatted(
            Times.table(time.plus(ahead)),
            ZoneOffset.ofTotalSeconds((int) ahead.toSeconds()).getId());
  }

  private void corrections() {
    Set<String> said = new LinkedHashSet<>();
    view.clocks()
        .bySource()
        .forEach((path, correction) -> {
          if (!correction.ahead().isZero() && isShown(path)) {
            String whose = machine(path).equals("-") ? path : machine(path);
            said.add(
                "Clock of %s corrected: it is %s %s the true time. %s"
                    .formatted(
                        whose,
                        length(correction.ahead().abs()),
                        correction.ahead().isNegative() ? "behind" : "ahead of",
                        correction.basis()));
          }
        });
    said.stream().sorted().forEach(line -> page.paragraph("", TerminalText.line(line)));
  }

  private boolean isShown(String path) {
    return view.logs().isEmpty()
        || view.logs().stream()
            .map(RotatedLog::sources)
            .flatMap(List::stream)
            .map(SourceSummary::path)
            .anyMatch(path::equals);
  }

  private static String length(Duration length) {
    return length.toMillisPart() == 0
        ? "%,d s".formatted(length.toSeconds())
        : "%,d ms".formatted(length.toMillis());
  }

  private AnsiStyle style(LogRecord row) {
    AnsiStyle style = AnsiStyle.of(row.event().severity());
    return isMarked(row) ? style.bold() : style;
  }

  private boolean isMarked(LogRecord row) {
    return view.marked() != null && LogListing.isSame(row, view.marked());
  }

  private String mark(LogRecord row) {
    return (isMarked(row) ? MARK : " ") + symbol(row.event().severity());
  }

  private static String symbol(Severity severity) {
    return switch (severity) {
      case INFO -> " ";
      case WARNING -> "!";
      case ERROR -> "✗";
    };
  }

  /** A line without a time of its own has none here, whatever orders it. */
  private static String time(LogRecord row) {
    return Times.table(row.event().time() == null ? null : row.time());
  }

  private static String timeOfDay(LogRecord row) {
    String time = time(row);
    return row.event().time() == null ? time : time.substring(DATE + 1);
  }

  private static String place(LogRecord row) {
    return row.event().source() + ":" + row.event().line();
  }

  private String machine(String path) {
    return Objects.requireNonNullElse(machines.nameOf(path), "-");
  }

  private static String shown(@Nullable String value) {
    return value == null ? "-" : TerminalText.line(value);
  }

  /** CMTrace shows threads both ways. */
  private static String withHex(String thread) {
    return NUMBER.matcher(thread).matches()
        ? "%s (0x%X)".formatted(thread, Integer.parseInt(thread))
        : thread;
  }
}
