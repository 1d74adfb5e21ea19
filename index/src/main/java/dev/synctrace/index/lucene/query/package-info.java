/** From what a person typed to a Lucene query, or to an error that points at the wrong spot. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.index.lucene.query;
