package dev.synctrace.report.member;

/**
 * A piece of data in the page.
 *
 * @param first number of the first member in it
 * @param text compressed and in Base64
 */
public record DataChunk(int first, String text) {}
