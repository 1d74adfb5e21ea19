package dev.synctrace.diagnosis.evidence;

/**
 * Something that would decide the answer and is not in the case.
 *
 * @param what the thing, such as {@code ClientKeyData export}
 * @param how where it lies and the command or query that brings it
 */
public record Missing(String what, String how) {}
