package dev.synctrace.serve.cases;

/**
 * Which rows of a long table are asked for.
 *
 * @param label of the wanted rows; empty for all
 * @param words that a row must hold, all of them, in any order and case
 * @param descending whether the last row of the order comes first
 * @param page from 1
 * @param size rows on a page
 */
public record RowQuery(
    String label, String words, RowOrder order, boolean descending, int page, int size) {

  /** Returns the same for another page. */
  public RowQuery withPage(int other) {
    return new RowQuery(label, words, order, descending, other, size);
  }
}
