package dev.synctrace.index.search;

/**
 * Position of an event.
 *
 * @param source the source's name in the case
 * @param line its first line there
 */
public record EventPlace(String source, long line) {}
