/** Matches messages with the grammars of logs and finds IDs and codes in unknown messages. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.log.engine;
