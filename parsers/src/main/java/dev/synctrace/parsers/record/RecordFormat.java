package dev.synctrace.parsers.record;

import java.util.Locale;

/** How a record is written. Reference framing.md, section 1. */
public enum RecordFormat {
  /** {@code <![LOG[...]LOG]!><time=... >}: clients, management points, most .NET components. */
  CCM,
  /** {@code ... $$<COMPONENT><date time+bias><thread=...>}: site server components. */
  SMS,
  /** Tab or blank separated columns as CMTrace copies them to the clipboard. */
  CLIPBOARD,
  /** Text without any frame. */
  NONE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
