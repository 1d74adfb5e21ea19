/** Finds the audit records that several exports of a case contain. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.index.lucene.copies;
