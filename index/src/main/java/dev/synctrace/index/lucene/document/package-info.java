/** How an event stands in the Lucene index: its fields, its tokens and its stored form. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.index.lucene.document;
