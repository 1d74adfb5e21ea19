/** Diagnosis against worlds whose truth is known. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.world;
