/**
 * What became of each member of each mapping, why, and what proves it. Start at {@link
 * dev.synctrace.diagnosis.Diagnosis}.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis;
