package dev.synctrace.cli.listing;

import dev.synctrace.index.CaseInfo;
import dev.synctrace.output.Fields;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextTable.Column;
import dev.synctrace.output.text.Times;
import java.util.List;

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
        .with("sources", CaseInfo::sources)
        .with("events", CaseInfo::events)
        .with("bytes", CaseInfo::bytes)
        .with("changed", CaseInfo::changed);
  }

  @Override
  public List<Column<CaseInfo>> columns() {
    return List.of(
        Column.left("CASE", one -> TerminalText.line(one.name())),
        Column.<CaseInfo>count("SOURCES", CaseInfo::sources).optional(1),
        Column.<CaseInfo>count("EVENTS", CaseInfo::events).optional(3),
        Column.<CaseInfo>right("SIZE", one -> "%,d kB".formatted(Math.ceilDiv(one.bytes(), 1_000)))
            .optional(2),
        Column.<CaseInfo>left("LAST ADDED TO (UTC)", one -> Times.tableSeconds(one.changed()))
            .optional(4));
  }
}
