package dev.synctrace.report.view;

/**
 * A sign for or against an answer.
 *
 * @param supports whether it speaks for it
 */
public record EvidenceView(boolean supports, String says, QuoteView quote) {}
