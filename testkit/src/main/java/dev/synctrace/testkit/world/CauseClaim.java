package dev.synctrace.testkit.world;

/**
 * A cause that a product names.
 *
 * @param id such as {@code S01}
 */
public record CauseClaim(String id, Certainty grade) {}
