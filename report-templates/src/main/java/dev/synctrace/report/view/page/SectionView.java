package dev.synctrace.report.view.page;

/**
 * An entry of the page's contents.
 *
 * @param id of the section's element
 * @param count how many things it lists, or how many of them are met; empty where that tells
 *     nothing
 */
public record SectionView(String id, String title, String count) {}
