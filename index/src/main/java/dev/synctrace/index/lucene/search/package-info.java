/** Searches a case with Lucene. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.index.lucene.search;
