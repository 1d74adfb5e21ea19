/** Patterns of messages: what is left of a message without its variable parts. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.pattern;
