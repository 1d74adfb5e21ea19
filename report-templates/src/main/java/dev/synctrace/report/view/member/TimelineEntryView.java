package dev.synctrace.report.view.member;

import dev.synctrace.report.view.QuoteView;

/** One thing that happened to a member, with the record that says so. */
public record TimelineEntryView(String what, QuoteView quote) {}
