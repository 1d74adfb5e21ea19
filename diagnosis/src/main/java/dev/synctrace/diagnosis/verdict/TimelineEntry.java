package dev.synctrace.diagnosis.verdict;

import dev.synctrace.parsers.model.Event;

/**
 * One thing that happened to a member.
 *
 * @param what one plain sentence
 * @param event the record that says so
 */
public record TimelineEntry(String what, Event event) {}
