/**
 * The commands: each reads its options, asks the modules below, and hands the answer to a writer.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.cli;
