package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.RotatedLogSet;
import org.jspecify.annotations.Nullable;

/**
 * A device with a notification agent's log in the case.
 *
 * @param log its log
 */
public record ClientDevice(
    RotatedLogSet log, String name, long resourceId, @Nullable String smsId) {}
