package dev.synctrace.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.output.csv.Csv;
import dev.synctrace.output.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row with their names, in the order in which they are written. A value is a text,
 * number, instant, boolean or enumeration constant, a list or map of values in JSON, or null.
 * Immutable.
 */
public final class Fields<T> {
  private final List<Field<T>> json;
  private final List<Field<T>> csv;

  private record Field<T>(String name, Value<T> value) {}

  /** Reads one value of a row. */
  @FunctionalInterface
  public interface Value<T> {
    @Nullable Object of(T row);
  }

  private Fields(List<Field<T>> json, List<Field<T>> csv) {
    this.json = json;
    this.csv = csv;
  }

  /** Returns a start without fields. */
  public static <T> Fields<T> none() {
    return new Fields<>(List.of(), List.of());
  }

  /** Returns these and another field. */
  public Fields<T> with(String name, Value<T> value) {
    return json(name, value).csv(name, value);
  }

  /** Returns these and another field that only JSON has. */
  public Fields<T> json(String name, Value<T> value) {
    return new Fields<>(and(json, name, value), csv);
  }

  /** Returns these and another field that only CSV has. */
  public Fields<T> csv(String name, Value<T> value) {
    return new Fields<>(json, and(csv, name, value));
  }

  private static <T> List<Field<T>> and(List<Field<T>> fields, String name, Value<T> value) {
    List<Field<T>> all = new ArrayList<>(fields);
    all.add(new Field<>(name, value));
    return List.copyOf(all);
  }

  /** Writes a row as a JSON object. */
  public void write(JsonGenerator generator, T row) throws IOException {
    generator.writeStartObject();
    for (Field<T> field : json) {
      generator.writeFieldName(field.name());
      Json.write(generator, field.value().of(row));
    }
    generator.writeEndObject();
  }

  /** Writes the names as a row. */
  public void writeHeader(Csv out) {
    out.row(csv.stream().map(Field::name).toList());
  }

  /** Writes a row. */
  public void write(Csv out, T row) {
    List<@Nullable Object> cells = new ArrayList<>(csv.size());
    csv.forEach(field -> cells.add(field.value().of(row)));
    out.row(cells);
  }
}
