package dev.synctrace.report.redact;

/**
 * How much of one class of identifier was replaced.
 *
 * @param identifiers how many different ones
 * @param places how often one of them stood in a text
 */
public record MaskedCount(String identifierClass, long identifiers, long places) {}
