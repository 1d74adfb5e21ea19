/** One file of a bundle, read from its first byte to its last event. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.source;
