/** Collection, log, audit and group brought together: a verdict for every member. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.reconcile;
