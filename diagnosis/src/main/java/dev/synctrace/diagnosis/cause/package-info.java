/** The cause catalogue: one data file per cause, and the small named predicates they refer to. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.cause;
