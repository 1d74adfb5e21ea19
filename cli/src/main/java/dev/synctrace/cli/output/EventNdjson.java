package dev.synctrace.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.index.search.Hit;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.report.text.Json;
import java.io.IOException;
import java.io.Writer;

/** Events for scripts: one JSON object a line. */
public final class EventNdjson implements EventWriter {
  private final JsonGenerator json;
  private final SourceMachines machines;

  public EventNdjson(Writer out, SourceMachines machines) throws IOException {
    this.machines = machines;
    this.json = Json.lines(out);
  }

  @Override
  public void write(Hit hit) throws IOException {
    EventJson.write(json, hit, machines);
    json.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    json.flush();
  }
}
