/** A real OpenSearch node as a process of its own, for tests. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.opensearch.node;
