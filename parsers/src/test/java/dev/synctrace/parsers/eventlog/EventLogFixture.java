package dev.synctrace.parsers.eventlog;

import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.parsers.source.SourceReader;
import dev.synctrace.parsers.source.SourceReader.ReadSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An event log as the source reader reads it. */
record EventLogFixture(List<Event> events, ReadSource source) {
  private static final SourceReader READER =
      new SourceReader(ReadOptions.DEFAULT, List.of(new EventLogFormat()));

  static EventLogFixture of(byte[] file) throws IOException {
    List<Event> events = new ArrayList<>();
    ReadSource source =
        READER.read("CLIENT-042/events.bin", new ByteArrayInputStream(file), events::add);
    return new EventLogFixture(events, source);
  }

  List<String> problems() {
    return source.outcome().problems();
  }
}
