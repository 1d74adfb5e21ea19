/** What engineers add to a case: marks and notes of records, saved searches. Knows no storage. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.index.annotation;
