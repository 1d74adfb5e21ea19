package dev.synctrace.testkit.truth;

/**
 * A prerequisite that a product found to be met or not.
 *
 * @param title as the product words it
 * @param met PASS; else FAIL
 */
public record DiagnosedPrerequisite(String title, boolean met) {}
