/** Options that several commands have, their values, and the exit codes. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.cli.option;
