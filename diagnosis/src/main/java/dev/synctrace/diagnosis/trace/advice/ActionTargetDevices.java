package dev.synctrace.diagnosis.trace.advice;

import org.jspecify.annotations.Nullable;

/**
 * The devices of an action in few words.
 *
 * @param first name of the first one, else its resource ID; null when the case names none
 * @param count how many there are; 0 when the case does not contain them
 */
public record ActionTargetDevices(@Nullable String first, long count) {}
