package dev.synctrace.cli.listing;

import dev.synctrace.output.Fields;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.redact.ReplacementCount;
import dev.synctrace.output.table.TextTable.Column;
import java.util.List;

/** How much a redaction replaced, by kind of identifier; never what. */
public record RedactionListing(List<ReplacementCount> rows)
    implements TableListing<ReplacementCount> {
  @Override
  public String name() {
    return "replaced";
  }

  @Override
  public Fields<ReplacementCount> fields() {
    return Fields.<ReplacementCount>none()
        .with("kind", ReplacementCount::identifierClass)
        .with("identifiers", ReplacementCount::identifiers)
        .with("replacements", ReplacementCount::places);
  }

  @Override
  public List<Column<ReplacementCount>> columns() {
    return List.of(
        Column.left("KIND", ReplacementCount::identifierClass),
        Column.count("DIFFERENT ONES", ReplacementCount::identifiers),
        Column.count("REPLACEMENTS", ReplacementCount::places));
  }
}
