/** The condition language of cause files. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.cause.condition;
