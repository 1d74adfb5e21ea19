/**
 * The tools and documents of {@code synctrace mcp}: what the commands answer, page by page, as an
 * assistant asks for it.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.cli.assistant;
