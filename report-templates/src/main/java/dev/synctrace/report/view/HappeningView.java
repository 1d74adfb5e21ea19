package dev.synctrace.report.view;

/** One thing that happened to a member, with the record that says so. */
public record HappeningView(String what, QuoteView quote) {}
