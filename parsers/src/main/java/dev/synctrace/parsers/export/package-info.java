/** Reads the text of exports: JSON, CSV, times, and what an export can have lost. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.export;
