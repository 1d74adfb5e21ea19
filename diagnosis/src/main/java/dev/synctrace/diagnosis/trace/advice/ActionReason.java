package dev.synctrace.diagnosis.trace.advice;

import org.jspecify.annotations.Nullable;

/**
 * Reason why an action stopped where it did.
 *
 * @param why what stopped it, one sentence with its record; null when it completed
 * @param nextStep what to do, one sentence; null when it completed
 */
public record ActionReason(@Nullable String why, @Nullable String nextStep) {
  static final ActionReason COMPLETED = new ActionReason(null, null);
}
