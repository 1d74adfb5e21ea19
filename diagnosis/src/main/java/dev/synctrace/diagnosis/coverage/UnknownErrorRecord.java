package dev.synctrace.diagnosis.coverage;

import dev.synctrace.parsers.model.Event;

/**
 * An error or warning of which no kind is known, in a log that an answer rests on.
 *
 * @param first its first record
 * @param count how many records say the same but for GUIDs and times
 */
public record UnknownErrorRecord(Event first, long count) {}
