package dev.synctrace.diagnosis.cause;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The test bundles of each cause: {@code S01.yaml} holds under a name of one's own choice what a
 * case holds ({@link HandMadeCase}) and what is expected of it, {@code grade: PROVEN} or {@code
 * grade: none}.
 */
final class CauseCases {
  private static final YAMLMapper YAML = new YAMLMapper();

  /**
   * One bundle.
   *
   * @param name what it tells
   * @param grade expected; {@code none} where the cause must not be found
   */
  record Bundle(Cause cause, String name, String grade, HandMadeCase held) {
    boolean expectsNothing() {
      return grade.equals("none");
    }

    @Override
    public String toString() {
      return cause.id() + " " + name + ": " + grade;
    }
  }

  private CauseCases() {}

  /** All bundles of all causes. */
  static List<Bundle> all() throws IOException {
    List<Bundle> bundles = new ArrayList<>();
    for (Cause cause : CauseCatalogue.builtIn().all()) {
      bundles.addAll(of(cause));
    }
    return bundles;
  }

  /** The bundles of one cause; empty without a file. */
  static List<Bundle> of(Cause cause) throws IOException {
    Optional<JsonNode> file = file(cause.id() + ".yaml");
    List<Bundle> bundles = new ArrayList<>();
    if (file.isPresent()) {
      for (Map.Entry<String, JsonNode> bundle : file.get().properties()) {
        JsonNode held = bundle.getValue();
        String grade = held.path("grade").asText("not said");
        bundles.add(new Bundle(cause, bundle.getKey(), grade, HandMadeCase.of(held)));
      }
    }
    return bundles;
  }

  private static Optional<JsonNode> file(String name) throws IOException {
    try (@Nullable InputStream in = CauseCases.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(YAML.readTree(in));
    }
  }
}
