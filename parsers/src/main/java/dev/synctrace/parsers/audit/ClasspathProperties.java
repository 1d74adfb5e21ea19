package dev.synctrace.parsers.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Knowledge that is kept next to the code as text: lines of {@code key = value}, keys may repeat, a
 * hash sign begins a comment. Plain, because it is loaded on every run.
 */
final class ClasspathProperties {
  record Entry(String key, String value) {}

  private ClasspathProperties() {}

  /** Returns the entries of the file beside a class, in order. */
  static List<Entry> read(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no data file " + name);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(ClasspathProperties::entry)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("data file " + name, e);
    }
  }

  private static Entry entry(String line) {
    int sign = line.indexOf('=');
    if (sign < 1) {
      throw new IllegalStateException("not 'key = value': " + line);
    }
    return new Entry(line.substring(0, sign).strip(), line.substring(sign + 1).strip());
  }
}
