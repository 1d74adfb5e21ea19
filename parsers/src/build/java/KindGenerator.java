import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Run by the build: writes the enumeration of kinds from the YAML files that describe them, so that
 * a kind is defined once. It has no package because it is run from its source.
 */
final class KindGenerator {
  private static final String PACKAGE = "dev.synctrace.parsers.model";

  private record Kind(String label, String severity, String meaning) {
    String constant() {
      return "  /** %s */%n  %s(\"%s\", Severity.%s)"
          .formatted(
              meaning.replace("*/", "* /").replace("&", "&amp;").replace("<", "&lt;"),
              label.replace('.', '_').toUpperCase(Locale.ROOT),
              label,
              severity.toUpperCase(Locale.ROOT));
    }
  }

  private KindGenerator() {}

  /**
   * @param args the folder of generated sources, then folders and files of YAML
   * @throws IOException if a file cannot be read, or two files give a kind different severities
   */
  public static void main(String[] args) throws IOException {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (int i = 1; i < args.length; i++) {
      for (JsonNode file : files(Path.of(args[i]))) {
        if (file.has("kind")) {
          add(kinds, file);
        }
        for (JsonNode kind : file.path("kinds")) {
          add(kinds, kind);
        }
      }
    }
    kinds.put("other", new Kind("other", "info", "A record that is not recognized."));
    Path target =
        Files.createDirectories(Path.of(args[0]).resolve(PACKAGE.replace('.', '/')))
            .resolve("Kind.java");
    String source = source(kinds.values().stream().map(Kind::constant).toList());
    if (!Files.exists(target) || !Files.readString(target).equals(source)) {
      Files.writeString(target, source);
    }
  }

  private static List<JsonNode> files(Path path) throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    List<Path> paths;
    try (Stream<Path> found = Files.walk(path)) {
      paths = found.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    List<JsonNode> files = new ArrayList<>();
    for (Path file : paths) {
      files.add(yaml.readTree(Files.readString(file)));
    }
    files.sort(Comparator.comparingInt(file -> file.path("order").asInt()));
    return files;
  }

  private static void add(Map<String, Kind> kinds, JsonNode written) throws IOException {
    String label = written.required("kind").asText();
    String severity = written.path("severity").asText("info");
    Kind kind = new Kind(label, severity, written.required("says").asText());
    Kind known = kinds.putIfAbsent(label, kind);
    if (known != null && !known.severity().equals(severity)) {
      throw new IOException(label + " is " + severity + " and " + known.severity());
    }
  }

  private static String source(List<String> constants) {
    return """
        package %s;

        import java.util.Arrays;
        import java.util.Map;
        import java.util.Optional;
        import java.util.function.Function;
        import java.util.stream.Collectors;

        /**
         * Kind of an event. The dotted names are a promise to scripts. Generated from the YAML files
         * next to the grammars and readers, which also say from which source a kind is known and
         * what its records look like.
         */
        public enum Kind {
        %s;

          private static final Map<String, Kind> BY_LABEL =
              Arrays.stream(values()).collect(Collectors.toMap(Kind::label, Function.identity()));

          private final String label;
          private final Severity severity;

          Kind(String label, Severity severity) {
            this.label = label;
            this.severity = severity;
          }

          /** The dotted name. */
          public String label() {
            return label;
          }

          /** What an event of this kind is worth unless its content decides otherwise. */
          public Severity severity() {
            return severity;
          }

          /** The kind of that dotted name; empty for an unknown name. */
          public static Optional<Kind> byLabel(String label) {
            return Optional.ofNullable(BY_LABEL.get(label));
          }
        }
        """
        .formatted(PACKAGE, constants.stream().collect(Collectors.joining(",\n")));
  }
}
