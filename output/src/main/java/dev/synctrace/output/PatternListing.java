package dev.synctrace.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.index.search.PatternResult;
import dev.synctrace.index.search.PatternSummary;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.Times;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Patterns of messages.
 *
 * @param machines of the case
 * @param isNew whether each of them is new
 */
public record PatternListing(PatternResult result, SourceMachines machines, boolean isNew)
    implements TableListing<PatternSummary> {
  private static final double PRECISION = 1_000_000;

  @Override
  public String name() {
    return "patterns";
  }

  @Override
  public List<PatternSummary> rows() {
    return result.patterns();
  }

  @Override
  public Fields<PatternSummary> fields() {
    return Fields.<PatternSummary>none()
        .with("pattern", PatternSummary::text)
        .with("count", PatternSummary::count)
        .with("share", this::share)
        .with("firstTime", PatternSummary::first)
        .with("lastTime", PatternSummary::last)
        .json("logs", row -> List.copyOf(row.logs()))
        .csv("logs", row -> String.join("; ", row.logs()))
        .json("machines", this::machineNames)
        .csv("machines", row -> String.join("; ", machineNames(row)))
        .with("severity", row -> row.severity().label())
        .with("kind", row -> row.kind().label())
        .json("example", PatternListing::example)
        .csv("source", row -> row.example().source())
        .csv("line", row -> row.example().line())
        .with("new", _ -> isNew)
        .with("id", PatternSummary::id);
  }

  private double share(PatternSummary row) {
    return Math.round(PRECISION * row.count() / Math.max(1, result.events())) / PRECISION;
  }

  private List<String> machineNames(PatternSummary row) {
    return row.sources().stream()
        .map(machines::nameOf)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  private static Map<String, Object> example(PatternSummary row) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("source", row.example().source());
    place.put("line", row.example().line());
    return place;
  }

  @Override
  public void writeHead(JsonGenerator json) throws IOException {
    json.writeNumberField("events", result.events());
    json.writeNumberField("total", result.matching());
  }

  @Override
  public List<Column<PatternSummary>> columns() {
    return List.of(
        Column.count("COUNT", PatternSummary::count),
        Column.<PatternSummary>left("FIRST (UTC)", row -> Times.tableSeconds(row.first()))
            .optional(5),
        Column.<PatternSummary>left("LAST (UTC)", row -> Times.tableSeconds(row.last()))
            .optional(4),
        Column.<PatternSummary>left("SEVERITY", row -> row.severity().label()).optional(3),
        Column.<PatternSummary>left("LOGS", row -> few(List.copyOf(row.logs()))).optional(2),
        Column.<PatternSummary>left("MACHINES", row -> few(machineNames(row))).optional(1),
        Column.left("ID", PatternSummary::id),
        Column.text("PATTERN", row -> TerminalText.line(row.text())));
  }

  private static String few(List<String> names) {
    return switch (names.size()) {
      case 0 -> "-";
      case 1 -> TerminalText.line(names.getFirst());
      default -> TerminalText.line(names.getFirst()) + " +" + (names.size() - 1);
    };
  }
}
