/**
 * The live reader: what a diagnosis needs of a tenant, fetched from Microsoft Graph, saved as pages
 * in the case folder and read by the same ingest as any export. {@code access} says who signs in
 * where, {@code call} asks with patience, {@code page} keeps what was answered. The SDK is behind
 * {@link dev.synctrace.graph.call.GraphConnector} and is loaded only when it is used.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.graph;
