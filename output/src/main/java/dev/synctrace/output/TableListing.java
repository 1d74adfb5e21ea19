package dev.synctrace.output;

import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable;
import dev.synctrace.output.text.RowConsumer;
import java.io.IOException;
import java.util.List;

/** A listing of few rows that people see as a table. */
public interface TableListing<T> extends Listing<T> {
  /** Returns the rows in order. */
  List<T> rows();

  /** Returns the columns of the table. */
  List<TextTable.Column<T>> columns();

  @Override
  default void forEach(RowConsumer<? super T> consumer) throws IOException {
    for (T row : rows()) {
      consumer.accept(row);
    }
  }

  @Override
  default boolean print(TextPage page) {
    TextTable<T> table = new TextTable<>(page, columns());
    rows().forEach(table::row);
    return table.finish();
  }
}
