package dev.synctrace.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.output.csv.Csv;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.schema.Property;
import dev.synctrace.output.text.Times;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row with their names, in the order in which they are written: the columns of CSV,
 * and the properties of an object in JSON where the two are alike. Immutable.
 */
public final class Fields<T> {
  private final List<Property<T>> properties;
  private final List<Column<T>> columns;

  private record Column<T>(String name, Cell<T> cell) {}

  /** Reads the cell of a row: a text, number, instant, boolean or enumeration constant, or null. */
  @FunctionalInterface
  public interface Cell<T> {
    @Nullable Object of(T row);
  }

  private Fields(List<Property<T>> properties, List<Column<T>> columns) {
    this.properties = properties;
    this.columns = columns;
  }

  /** Returns a start without fields. */
  public static <T> Fields<T> none() {
    return new Fields<>(List.of(), List.of());
  }

  /** Returns these and another field. */
  public Fields<T> with(Property<T> property) {
    return json(property).csv(property.name(), property::cell);
  }

  /** Returns these and another field that only JSON has. */
  public Fields<T> json(Property<T> property) {
    return new Fields<>(and(properties, property), columns);
  }

  /** Returns these and another field that only CSV has. */
  public Fields<T> csv(String name, Cell<T> cell) {
    return new Fields<>(properties, and(columns, new Column<>(name, cell)));
  }

  private static <E> List<E> and(List<E> some, E one) {
    List<E> all = new ArrayList<>(some);
    all.add(one);
    return List.copyOf(all);
  }

  /**
   * Returns a row as an object in JSON.
   *
   * @param name of the object
   * @param description one sentence
   */
  public ObjectSchema<T> object(String name, String description) {
    return ObjectSchema.of(name, description, properties);
  }

  /** Writes a row as an object with the cells that CSV has. */
  public void write(JsonGenerator json, T row) throws IOException {
    json.writeStartObject();
    for (Column<T> column : columns) {
      Object cell = column.cell().of(row);
      json.writeFieldName(column.name());
      switch (cell) {
        case null -> json.writeNull();
        case Long number -> json.writeNumber(number);
        case Integer number -> json.writeNumber(number);
        case Boolean flag -> json.writeBoolean(flag);
        case Instant time -> json.writeString(Times.iso(time));
        default -> json.writeString(cell.toString());
      }
    }
    json.writeEndObject();
  }

  /** Writes the names as a row. */
  public void writeHeader(Csv out) {
    out.row(columns.stream().map(Column::name).toList());
  }

  /** Writes a row. */
  public void write(Csv out, T row) {
    List<@Nullable Object> cells = new ArrayList<>(columns.size());
    columns.forEach(column -> cells.add(column.cell().of(row)));
    out.row(cells);
  }
}
