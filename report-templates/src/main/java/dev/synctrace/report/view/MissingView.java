package dev.synctrace.report.view;

/** What would decide an answer and is not in the case, and how to get it. */
public record MissingView(String what, String how) {}
