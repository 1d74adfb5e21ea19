/** Cuts a file's bytes into lines of text, whatever their encoding. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.record.text;
