/**
 * The case: every event of one investigation, stored and searchable.
 *
 * <p>This package holds what a store promises; {@link dev.synctrace.index.lucene} keeps the promise
 * with an embedded Lucene index.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.index;
