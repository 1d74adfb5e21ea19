package dev.synctrace.parsers.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compiled catalogue of a folder of YAML files, made by {@link YamlCompiler}.
 *
 * @param files their contents by file name, in the order of the names
 */
public record CompiledYaml(Map<String, JsonNode> files) {
  /** Its name in the folder of classes. */
  static final String FILE = "catalogue.json";

  /**
   * Reads it.
   *
   * @param beside a class of the package in which the files are
   * @throws IllegalStateException when the build made none
   */
  public static CompiledYaml of(Class<?> beside) {
    return in('/' + beside.getPackageName().replace('.', '/') + '/');
  }

  /**
   * Reads it.
   *
   * @param folder absolute name of the folder of the class path in which the files are
   * @throws IllegalStateException when the build made none
   */
  public static CompiledYaml in(String folder) {
    try (InputStream in = CompiledYaml.class.getResourceAsStream(folder + FILE)) {
      if (in == null) {
        throw new IllegalStateException("no " + folder + FILE + ". Build with Maven");
      }
      Map<String, JsonNode> files = new LinkedHashMap<>();
      CatalogueJsonReader.read(in)
          .properties()
          .forEach(file -> files.put(file.getKey(), file.getValue()));
      return new CompiledYaml(files);
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue in " + folder, e);
    }
  }

  /** The content of the file of that name, which must be there. */
  public JsonNode file(String name) {
    return Optional.ofNullable(files.get(name))
        .orElseThrow(() -> new IllegalStateException("the catalogue has no " + name));
  }
}
