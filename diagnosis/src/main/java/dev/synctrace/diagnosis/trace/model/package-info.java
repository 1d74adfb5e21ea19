/** The parts of a trace: its steps, its stages, its outcome, and the logs they come from. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.trace.model;
