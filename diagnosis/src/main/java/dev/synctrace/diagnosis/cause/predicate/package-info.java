/** Conditions of cause files that need code, one small class each. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.cause.predicate;
