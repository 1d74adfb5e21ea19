/** Small bundles of the kinds that people send, and what is true of them. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.field;
