package dev.synctrace.cli.terminal;

/**
 * A command that only reads, and whose text for people can be longer than the screen: a terminal
 * shows it through a pager.
 */
public interface PagedCommand {}
