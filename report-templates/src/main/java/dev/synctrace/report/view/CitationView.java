package dev.synctrace.report.view;

/**
 * A record, cited.
 *
 * @param text file and line, as people write it
 * @param href address of the record; empty where the page has none
 * @param around address of all machines at that moment; empty where there is none
 */
public record CitationView(String text, String href, String around) {}
