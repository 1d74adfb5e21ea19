package dev.synctrace.testkit.truth;

/**
 * A cause that a product names.
 *
 * @param id such as {@code S01}
 */
public record DiagnosedCause(String id, DiagnosedGrade grade) {}
