/** Explains an action: why it stopped, whom it concerns, and what to do next. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.trace.advice;
