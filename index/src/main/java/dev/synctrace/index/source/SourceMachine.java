package dev.synctrace.index.source;

/**
 * The machine that wrote one source.
 *
 * @param name as {@link Machine#name}
 * @param basis what says so
 */
public record SourceMachine(String name, MachineBasis basis) {}
