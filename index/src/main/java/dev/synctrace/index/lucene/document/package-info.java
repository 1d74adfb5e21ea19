/** The form of an event in the Lucene index: its fields, its tokens and its stored form. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.index.lucene.document;
