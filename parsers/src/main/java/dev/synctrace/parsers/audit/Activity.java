package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.model.Kind;

/**
 * Activity of an audit record.
 *
 * @param name in the directory's words, tidied: one spelling whatever the export
 */
record Activity(Kind kind, String name) {}
