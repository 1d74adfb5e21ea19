package dev.synctrace.parsers.source;

import dev.synctrace.parsers.catalogue.CompiledYaml;
import dev.synctrace.parsers.fact.row.FactShape;
import dev.synctrace.parsers.log.LogDescription;
import java.util.List;

/**
 * Tells the catalogue of logs, event logs and exports by which a source is read from every other:
 * another one may know more records of the same file.
 */
public final class CatalogueVersion {
  private static final String CURRENT =
      CompiledYaml.checksum(
          List.of(
              CompiledYaml.folder(LogDescription.class),
              LogDescription.EVENT_LOGS,
              CompiledYaml.folder(FactShape.class)));

  private CatalogueVersion() {}

  /** That of this build: eight hexadecimal digits. */
  public static String current() {
    return CURRENT;
  }
}
