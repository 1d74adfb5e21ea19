/**
 * The Model Context Protocol over its official Java SDK. Nothing else knows the SDK; this and its
 * jars are in a folder of their own and are loaded for {@code synctrace mcp} only.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.mcp;
