/**
 * Reads the logs of a case around any record: one log with its rotated files in the order they were
 * written, or several in true time order. Pages come from the index, so a log of any size takes the
 * same memory.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.index.log;
