package dev.synctrace.cli.listing;

import dev.synctrace.index.CaseInfo;
import dev.synctrace.index.annotation.CaseLabel;
import dev.synctrace.output.Fields;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cases from outside. */
public record CaseListing(List<CaseInfo> rows) implements TableListing<CaseInfo> {
  @Override
  public String name() {
    return "cases";
  }

  @Override
  public Fields<CaseInfo> fields() {
    return Fields.<CaseInfo>none()
        .with("case", CaseInfo::name)
        .with("name", one -> orNull(one.label().name()))
        .with("ticket", one -> orNull(one.label().ticket()))
        .with("sources", CaseInfo::sources)
        .with("events", CaseInfo::events)
        .with("bytes", CaseInfo::bytes)
        .with("changed", CaseInfo::changed);
  }

  @Override
  public List<Column<CaseInfo>> columns() {
    List<Column<CaseInfo>> columns = new ArrayList<>();
    columns.add(Column.left("CASE", one -> TerminalText.line(one.name())));
    addIfAny(columns, "NAME", CaseLabel::name);
    addIfAny(columns, "TICKET", CaseLabel::ticket);
    columns.addAll(plainColumns());
    return columns;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Most cases have no name; a column of nothing says nothing. */
  private void addIfAny(
      List<Column<CaseInfo>> columns, String title, Function<CaseLabel, String> part) {
    if (rows.stream().anyMatch(one -> !part.apply(one.label()).isEmpty())) {
      columns.add(Column.left(title, one -> TerminalText.given(part.apply(one.label()))));
    }
  }

  private static List<Column<CaseInfo>> plainColumns() {
    return List.of(
        Column.<CaseInfo>count("SOURCES", CaseInfo::sources).optional(1),
        Column.<CaseInfo>count("EVENTS", CaseInfo::events).optional(3),
        Column.<CaseInfo>right("SIZE", one -> "%,d kB".formatted(Math.ceilDiv(one.bytes(), 1_000)))
            .optional(2),
        Column.<CaseInfo>left("LAST ADDED TO (UTC)", one -> Times.tableSeconds(one.changed()))
            .optional(4));
  }
}
