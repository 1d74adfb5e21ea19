package dev.synctrace.audit;

import dev.synctrace.event.Kind;

/**
 * What was done.
 *
 * @param name in the directory's words, tidied: one spelling whatever the export
 */
record Activity(Kind kind, String name) {}
