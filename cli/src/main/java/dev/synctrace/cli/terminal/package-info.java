/** Writes to the terminal: results, tables, progress and failures. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.cli.terminal;
