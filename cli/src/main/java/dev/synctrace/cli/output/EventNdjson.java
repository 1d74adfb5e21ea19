package dev.synctrace.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.index.Hit;
import dev.synctrace.report.data.Json;
import java.io.IOException;
import java.io.Writer;

/** Events for scripts: one JSON object a line. */
public final class EventNdjson implements EventWriter {
  private final JsonGenerator json;

  public EventNdjson(Writer out) throws IOException {
    this.json = Json.lines(out);
  }

  @Override
  public void write(Hit hit) throws IOException {
    EventJson.write(json, hit);
    json.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    json.flush();
  }
}
