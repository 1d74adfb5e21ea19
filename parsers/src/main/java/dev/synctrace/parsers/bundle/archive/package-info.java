/** Reads the files inside archives, intact or damaged, within limits. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.bundle.archive;
