/** The names of what IDs stand for. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.index.lucene.name;
