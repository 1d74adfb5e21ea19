package dev.synctrace.diagnosis.trace.advice;

import org.jspecify.annotations.Nullable;

/**
 * User who started an action.
 *
 * @param id Entra object ID; null when no record names it for certain
 * @param name null when the case has no export that names the user
 */
public record ActionUser(@Nullable String id, @Nullable String name) {}
