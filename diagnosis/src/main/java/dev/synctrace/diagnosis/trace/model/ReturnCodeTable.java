package dev.synctrace.diagnosis.trace.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Error codes with name and meaning, read once from the resource beside this class. */
final class ReturnCodeTable {
  private static final String RESOURCE = "return-codes.tsv";
  private static final int WIN32 = 0x8007;

  private ReturnCodeTable() {}

  private static final class Loaded {
    static final Map<Integer, String> MEANINGS = load();
  }

  /** What follows the code in brackets; empty where nothing is known of it. */
  static String meaning(int code) {
    String known = Loaded.MEANINGS.get(code);
    if (known != null) {
      return known;
    }
    return code >>> 16 == WIN32 ? ", Windows error " + (code & 0xFFFF) : "";
  }

  private static Map<Integer, String> load() {
    Map<Integer, String> meanings = new HashMap<>();
    try (InputStream in = ReturnCodeTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing in the program");
      }
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] columns = line.split("\t", -1);
          String name = columns[1].equals("-") ? "" : " " + columns[1];
          meanings.put(
              Integer.parseUnsignedInt(columns[0].substring(2), 16),
              "," + name + (name.isEmpty() ? " " : ": ") + columns[2]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return meanings;
  }
}
