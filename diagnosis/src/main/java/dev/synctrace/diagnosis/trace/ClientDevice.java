package dev.synctrace.diagnosis.trace;

import org.jspecify.annotations.Nullable;

/**
 * A device with a notification agent's log in the case.
 *
 * @param log its log
 */
record ClientDevice(LogSet log, String name, long resourceId, @Nullable String smsId) {}
