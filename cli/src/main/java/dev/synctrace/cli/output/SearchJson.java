package dev.synctrace.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.index.search.FacetResult;
import dev.synctrace.index.search.HistogramBucket;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.search.SearchResult;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.report.text.Json;
import dev.synctrace.report.text.Times;
import java.io.IOException;
import java.io.Writer;

/** A search as one JSON document: total, events, facets, histogram. */
public final class SearchJson {
  private SearchJson() {}

  public static void write(Writer out, SearchResult result, SourceMachines machines)
      throws IOException {
    JsonGenerator json = Json.document(out);
    json.writeStartObject();
    json.writeNumberField("total", result.total());
    json.writeArrayFieldStart("events");
    for (Hit hit : result.hits()) {
      EventJson.write(json, hit, machines);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("facets");
    for (FacetResult facet : result.facets()) {
      writeFacet(json, facet);
    }
    json.writeEndObject();
    json.writeArrayFieldStart("histogram");
    for (HistogramBucket bucket : result.histogram()) {
      json.writeStartObject();
      json.writeStringField("start", Times.iso(bucket.start()));
      json.writeNumberField("count", bucket.count());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  private static void writeFacet(JsonGenerator json, FacetResult facet) throws IOException {
    json.writeArrayFieldStart(facet.field());
    for (FacetResult.Value value : facet.values()) {
      json.writeStartObject();
      json.writeStringField("value", value.value());
      json.writeNumberField("count", value.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
