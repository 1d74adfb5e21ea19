/**
 * How a case is stored in Lucene: codec, commits, merges, private files, and what damage is found.
 */
@NullMarked
package dev.synctrace.index.lucene.store;

import org.jspecify.annotations.NullMarked;
