package dev.synctrace.output.json;

import static dev.synctrace.output.schema.Property.list;
import static dev.synctrace.output.schema.Property.number;
import static dev.synctrace.output.schema.Property.time;
import static dev.synctrace.output.schema.Property.value;
import static dev.synctrace.output.schema.Property.word;

import dev.synctrace.index.search.FacetResult;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.output.schema.JsonOutput;
import dev.synctrace.output.schema.JsonType;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.schema.Property;
import dev.synctrace.output.schema.SchemaDefinitions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a search has besides its events, as the contract writes it in JSON. */
public final class SearchJson {
  private static final ObjectSchema<FacetResult.Value> COUNT =
      ObjectSchema.of(
          "facetValue",
          "A value of a field, and the number of events that have it.",
          word("value", FacetResult.Value::value, "The value, in its most frequent spelling."),
          number("count", FacetResult.Value::count, "Number of events."));

  private static final ObjectSchema<HistogramBucket> BUCKET =
      ObjectSchema.of(
          "bucket",
          "The events of one period.",
          time("start", HistogramBucket::start, "Start of the period."),
          number("count", HistogramBucket::count, "Number of events."));

  private SearchJson() {}

  /** Returns the number of events, as {@code total}. */
  public static <T> Property<T> total(Function<T, SearchResult> result) {
    return number(
        "total",
        owner -> result.apply(owner).total(),
        "Number of events that the search found; --limit limits those in events.");
  }

  /** Returns the counted fields, as {@code facets}. */
  public static <T> Property<T> facets(Function<T, SearchResult> result) {
    return value(
        "facets",
        new FacetsType(),
        owner -> result.apply(owner).facets(),
        "For each field of --facet its values, most frequent first.");
  }

  /** Returns the events by time, as {@code histogram}. */
  public static <T> Property<T> histogram(Function<T, SearchResult> result) {
    return list(
        "histogram",
        BUCKET,
        owner -> result.apply(owner).histogram(),
        "Number of events in each period of --histogram.");
  }

  /** The values of each counted field, by its name. */
  private static final class FacetsType implements JsonType<List<FacetResult>> {
    @Override
    public void write(JsonOutput out, List<FacetResult> facets) throws IOException {
      out.json().writeStartObject();
      for (FacetResult facet : facets) {
        out.json().writeArrayFieldStart(facet.field());
        for (FacetResult.Value value : facet.values()) {
          COUNT.write(out, value);
        }
        out.json().writeEndArray();
      }
      out.json().writeEndObject();
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("type", "array");
      values.put("items", COUNT.schema(definitions));
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", "object");
      schema.put("additionalProperties", values);
      return schema;
    }
  }
}
