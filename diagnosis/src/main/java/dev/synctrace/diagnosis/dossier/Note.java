package dev.synctrace.diagnosis.dossier;

import dev.synctrace.event.Event;

/**
 * What the engineer noted in the case notes.
 *
 * @param path dotted, such as {@code site.version}
 * @param value as written
 * @param event the note as a record, for evidence
 */
public record Note(String path, String value, Event event) {}
