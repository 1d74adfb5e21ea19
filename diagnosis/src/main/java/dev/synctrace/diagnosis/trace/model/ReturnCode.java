package dev.synctrace.diagnosis.trace.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Code a client returns for a task. Only 1 is known to mean that the task was done
 * (messages-client.md section 1); no source explains any other, so the others are decoded as the
 * error codes they may be.
 *
 * @param value the number as written
 */
public record ReturnCode(long value) {
  private static final long DONE = 1;
  private static final long LOW_32_BITS = 0xFFFF_FFFFL;

  /** Reads a number; empty when the text is none. */
  public static Optional<ReturnCode> of(String written) {
    try {
      return Optional.of(new ReturnCode(Long.parseLong(written.strip())));
    } catch (NumberFormatException e) {
      return Optional.empty(); // a damaged or redacted answer names no code
    }
  }

  /** Whether the client says that the task was done. */
  public boolean isDone() {
    return value == DONE;
  }

  /** Whether it has the form of an error code: an HRESULT with its error bit, signed or not. */
  public boolean isError() {
    boolean fits = value >= Integer.MIN_VALUE && value <= LOW_32_BITS;
    return fits && value != 0 && (int) value < 0;
  }

  /** The number with what it means, such as {@code -2147467259 (0x80004005, E_FAIL: ...)}. */
  public String explained() {
    if (isDone()) {
      return "1 (done)";
    }
    if (!isError()) {
      return value + " (meaning not documented; only 1 is known to mean success)";
    }
    String hex = String.format(Locale.ROOT, "0x%08x", (int) value);
    return value + " (" + hex + ReturnCodeTable.meaning((int) value) + ")";
  }

  /** Error codes with name and meaning, read once from the resource beside this class. */
  private static final class ReturnCodeTable {
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
}
