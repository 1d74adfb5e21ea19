/** From bundles to a filled case. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.index.ingest;
