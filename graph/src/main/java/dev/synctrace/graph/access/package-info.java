/** Who signs in, and where. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.graph.access;
