package dev.synctrace.diagnosis.context;

import dev.synctrace.parsers.model.Event;

/**
 * One entry of the case notes.
 *
 * @param path dotted, such as {@code site.version}
 * @param value as written
 * @param event the note as a record, for evidence
 */
public record CaseNotesEntry(String path, String value, Event event) {}
