package dev.synctrace.parsers.source;

import dev.synctrace.parsers.model.Event;
import java.io.IOException;

/** Takes events one by one, in the order they are in their source. */
@FunctionalInterface
public interface EventSink {
  void accept(Event event) throws IOException;
}
