package dev.synctrace.parsers.fact.row;

import dev.synctrace.parsers.export.ExportProblems;
import dev.synctrace.parsers.export.ExportReader;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.CountText;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Guid;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import dev.synctrace.parsers.record.RecordOptions.DateOrder;
import dev.synctrace.parsers.source.EventSink;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat.SourceInput;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * One export while it is read: turns rows into events and keeps the few numbers of its outcome.
 * Lines that make up the file's frame (header, brackets, trailer) are in no event; lines that
 * should have been rows and are none are events of kind {@code other} and counted as unframed.
 */
public final class FactEventWriter {
  private static final int TENANTS_NAMED = 4;

  /** Facts that name other tenants than the one they are of, as a matter of course. */
  private static final Set<Kind> NAMES_OTHER_TENANTS =
      EnumSet.of(Kind.FACT_SERVICEPRINCIPAL, Kind.FACT_SITE_SETTINGS, Kind.FACT_NOTE);

  private final SourceInput source;
  private final EventSink sink;
  private final ExportReader text;
  private final ExportProblems problems = new ExportProblems();
  private final Set<String> tenants = new TreeSet<>();
  private long records;

  public FactEventWriter(SourceInput source, EventSink sink) {
    this.source = source;
    this.sink = sink;
    this.text = new ExportReader(source.in(), source.prefix().charset());
  }

  public ExportReader text() {
    return text;
  }

  public ExportProblems problems() {
    return problems;
  }

  /** An empty row to fill. */
  public FactBuilder row() {
    return new FactBuilder(source.options().records().dateOrder());
  }

  public DateOrder dateOrder() {
    return source.options().records().dateOrder();
  }

  /** Passes a fact on. Lines are physical, from 1. */
  public void fact(Kind kind, String log, FactBuilder row, long line, long endLine)
      throws IOException {
    records++;
    String tenant = row.get(Attribute.TENANT_ID);
    if (tenant != null && tenants.size() <= TENANTS_NAMED && !NAMES_OTHER_TENANTS.contains(kind)) {
      tenants.add(tenant.toLowerCase(Locale.ROOT));
    }
    pass(kind, kind.severity(), log, row, row.attributes(), line, endLine);
  }

  /** Passes on lines that should have been a fact and are none, so that a search finds them. */
  public void damaged(String written, long line, long endLine) throws IOException {
    if (written.isBlank()) {
      return;
    }
    problems.unframed(endLine - line + 1);
    Attributes.Builder mentions = Attributes.builder();
    Guid.forEach(written, mentions::mention);
    sink.accept(
        new Event(
            null,
            null,
            null,
            source.path(),
            line,
            endLine,
            source.fileName(),
            null,
            null,
            Severity.WARNING,
            Kind.OTHER,
            written.strip(),
            mentions.build()));
  }

  /**
   * States what the export held, after its last row: one event for each owner of its rows.
   *
   * @param stated makes a row of what is known of the whole, such as the group of a member list
   * @param columns as written
   * @param line where the export says what it is: its header, the start of its list
   */
  public void export(
      Kind facts,
      String log,
      Supplier<FactBuilder> stated,
      String columns,
      ListTally tally,
      long line)
      throws IOException {
    for (ListTally.Part part : tally.parts()) {
      FactBuilder row = stated.get();
      Attribute owner = ListTally.ownerOf(facts);
      if (owner != null && part.owner() != null) {
        row.put(owner, part.owner());
      }
      if (owner == Attribute.GROUP_ID) {
        row.put(Attribute.GROUP_FROM, part.ownerFrom());
      }
      ExportCompleteness exportCompleteness = tally.completeness(facts, part);
      row.put(Attribute.FACT, facts.label())
          .put(Attribute.RECORD_COUNT, Long.toString(part.rows()))
          .put(Attribute.COLUMNS, columns)
          .put(Attribute.COMPLETE, exportCompleteness.state().word())
          .put(Attribute.COMPLETENESS_REASON, exportCompleteness.reason())
          .put(Attribute.ID_TYPES, StatedEmptyAttributes.labels(part.ids()))
          .sentence(words(facts, part.rows(), exportCompleteness));
      pass(Kind.FACT_EXPORT, Severity.INFO, log, row, row.attributes(), line, line);
    }
  }

  /** Such as {@code Complete export of Graph group members (4 members)}. */
  private static String words(Kind facts, long rows, ExportCompleteness exportCompleteness) {
    String title = FactExportGuide.of(facts).map(FactExportGuide::title).orElse(facts.label());
    String noun = facts.label().endsWith(".member") ? "member" : "row";
    String count = " (" + CountText.of(rows, noun) + ")";
    return switch (exportCompleteness.state()) {
      case COMPLETE -> "Complete export of " + title + count;
      case PARTIAL -> "Incomplete export of " + title + count + ": " + exportCompleteness.reason();
      case UNKNOWN ->
          "Possibly incomplete export of " + title + count + ": " + exportCompleteness.reason();
    };
  }

  public ReadOutcome outcome() throws IOException {
    text.drain();
    if (tenants.size() > 1) {
      problems.add(
          "rows of " + tenants.size() + " tenants (" + String.join(", ", tenants) + "), all kept",
          "check that the export is of one site, and which tenant each mapping uses");
    }
    return new ReadOutcome(
        "fact",
        text.encoding(),
        text.lines(),
        records,
        problems.unframed(),
        problems.lines(records));
  }

  private void pass(
      Kind kind,
      Severity severity,
      String log,
      FactBuilder row,
      Attributes attributes,
      long line,
      long endLine)
      throws IOException {
    sink.accept(
        new Event(
            row.time(),
            row.time(),
            row.time() == null ? null : Integer.valueOf(0),
            source.path(),
            line,
            endLine,
            log,
            null,
            null,
            severity,
            kind,
            row.message(),
            attributes));
  }
}
