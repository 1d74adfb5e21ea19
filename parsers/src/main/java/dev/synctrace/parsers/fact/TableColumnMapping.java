package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.fact.row.Column;
import dev.synctrace.parsers.fact.row.FactBuilder;
import dev.synctrace.parsers.fact.row.FactShape;
import dev.synctrace.parsers.fact.row.FactValue;
import dev.synctrace.parsers.model.Attribute;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Which cells of a row become which attributes of one fact: worked out once per table. */
final class TableColumnMapping {
  private static final Set<Attribute> CONSOLE_WORDS =
      EnumSet.of(Attribute.COLLECTION_ID, Attribute.RESOURCE_ID);
  private static final Pattern BLANK = Pattern.compile("[\\w.][ -]\\w");

  private final FactShape shape;
  private final List<String> written;
  private final Map<Column, List<Integer>> cells = new LinkedHashMap<>();
  private final Set<Integer> used = new HashSet<>();

  TableColumnMapping(FactShape shape, List<String> written) {
    this.shape = shape;
    this.written = written;
    List<String> columns = written.stream().map(Column::normalise).toList();
    for (Column column : shape.columns()) {
      column.names().stream()
          .filter(columns::contains)
          .findFirst()
          .ifPresent(name -> take(column, name, columns));
    }
  }

  private void take(Column column, String name, List<String> columns) {
    List<Integer> same =
        IntStream.range(0, columns.size())
            .filter(i -> columns.get(i).equals(name))
            .boxed()
            .toList();
    cells.put(column, same);
    used.addAll(same);
  }

  FactShape shape() {
    return shape;
  }

  /**
   * Fills a row.
   *
   * @return names of columns that occur several times and differ here: what they mean is left out,
   *     since a joined table shows the site's trusted id and the client's own claim under one name
   */
  List<String> fill(FactBuilder row, List<String> rowCells) {
    List<String> differing = new ArrayList<>();
    for (Map.Entry<Column, List<Integer>> entry : cells.entrySet()) {
      List<Integer> indexes = entry.getValue();
      if (agree(indexes, rowCells)) {
        row.add(entry.getKey(), rowCells.get(indexes.get(0)));
      } else {
        differing.add(written.get(indexes.get(0)));
      }
    }
    for (int i = 0; i < written.size() && i < rowCells.size(); i++) {
      row.say(written.get(i), rowCells.get(i), used.contains(i));
    }
    row.complete(shape);
    return differing;
  }

  private static boolean agree(List<Integer> indexes, List<String> rowCells) {
    return indexes.size() == 1
        || indexes.stream().map(rowCells::get).map(FactValue::cell).distinct().count() == 1;
  }

  /**
   * Whether the rows are copied from the console, which copies what is selected. Its column names
   * are words with blanks; those of SQL and PowerShell are not.
   */
  boolean isOfConsole() {
    return shape == FactShape.CONSOLE_STATUS
        || (shape == FactShape.COLLECTION_MEMBER
            && cells.entrySet().stream()
                .filter(cell -> CONSOLE_WORDS.contains(cell.getKey().attribute()))
                .flatMap(cell -> cell.getValue().stream())
                .anyMatch(i -> BLANK.matcher(written.get(i).strip()).find()));
  }

  /** Whether the table has a column for the attribute. */
  boolean has(Attribute attribute) {
    return cells.keySet().stream().anyMatch(column -> column.attribute() == attribute);
  }
}
