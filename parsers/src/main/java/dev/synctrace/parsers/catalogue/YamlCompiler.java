package dev.synctrace.parsers.catalogue;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Run by the build: makes the one file of a folder that {@link CompiledYaml} reads. */
public final class YamlCompiler {
  private YamlCompiler() {}

  /**
   * Writes a JSON object with the content of each YAML file under its file's name.
   *
   * @param args the folder of YAML files, not below it; and the folder of classes it goes to
   * @throws IOException when a file is no YAML or has a key twice; names the file
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    YAMLMapper yaml =
        new YAMLMapper(
            YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
    ObjectNode all = yaml.createObjectNode();
    for (Path file : files(folder)) {
      try {
        all.set(String.valueOf(file.getFileName()), yaml.readTree(Files.readString(file)));
      } catch (IOException e) {
        throw new IOException(file + ": " + e.getMessage(), e);
      }
    }
    Path target = Files.createDirectories(Path.of(args[1]));
    new JsonMapper().writeValue(target.resolve(CompiledYaml.FILE).toFile(), all);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
