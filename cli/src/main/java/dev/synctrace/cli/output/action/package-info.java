/** Output on tenant-attach actions. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.cli.output.action;
