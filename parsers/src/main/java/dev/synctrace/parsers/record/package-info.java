/** From a file's bytes to framed records. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.record;
