package dev.synctrace.parsers.catalogue;

import java.util.List;

/**
 * Tells the catalogue of logs, event logs and exports by which a source is read from every other:
 * another one may know more records of the same file.
 */
public final class CatalogueVersion {
  private static final String ROOT = "/dev/synctrace/parsers/";
  private static final String CURRENT =
      CompiledYaml.checksum(List.of(ROOT + "log/", ROOT + "eventlog/", ROOT + "fact/row/"));

  private CatalogueVersion() {}

  /** That of this build: eight hexadecimal digits. */
  public static String current() {
    return CURRENT;
  }
}
