/** Reads the text of exports: decoding and bounds, JSON, CSV, times, and what is wrong with one. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.export;
