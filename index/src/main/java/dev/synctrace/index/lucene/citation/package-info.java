/** Which answers cite a record: a small index of its own beside a case. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.index.lucene.citation;
