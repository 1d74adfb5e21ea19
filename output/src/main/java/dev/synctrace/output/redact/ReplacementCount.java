package dev.synctrace.output.redact;

/**
 * Number of replaced identifiers of one class.
 *
 * @param identifiers how many different ones
 * @param places how often one of them was in a text
 */
public record ReplacementCount(String identifierClass, long identifiers, long places) {}
