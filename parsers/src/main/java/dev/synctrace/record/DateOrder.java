package dev.synctrace.record;

/**
 * Order of day and month in dates as CMTrace copies them: they stand in the viewer's locale, which
 * one line cannot tell. Reference framing.md section 1.3.
 */
public enum DateOrder {
  /** Dots mean day first; slashes month first unless the head of the file shows otherwise. */
  AUTO,
  /** Month, day, year. */
  MDY,
  /** Day, month, year. */
  DMY
}
