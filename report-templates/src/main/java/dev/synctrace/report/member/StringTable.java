package dev.synctrace.report.member;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of one chunk, each once; data names them by number. */
final class StringTable {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  int number(String text) {
    return numbers.computeIfAbsent(text, _ -> numbers.size());
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (String text : numbers.keySet()) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
