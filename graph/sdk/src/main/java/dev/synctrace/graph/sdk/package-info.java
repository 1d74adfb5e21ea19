/**
 * The way to Graph over the microsoft-graph SDK and azure-identity. Nothing else knows either; this
 * and their jars are in a folder of their own and are loaded for {@code synctrace graph} only.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.graph.sdk;
