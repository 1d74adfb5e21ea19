/** The embedded store: a case in a folder, kept in a Lucene index. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.index.lucene;
