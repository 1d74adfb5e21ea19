package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.source.SourceFormat;
import java.util.List;

/** Every way a fact can be written. A new way is added here. */
public final class FactFormats {
  private FactFormats() {}

  /** New instances, for one thread, in the order in which a file is offered to them. */
  public static List<SourceFormat> all() {
    return List.of(
        new JsonFacts(),
        new SiteSettingsXml(),
        new SiteSettingsTable(),
        new DsregcmdFormat(),
        new FactTableFormat(),
        new CaseNotes());
  }
}
