package dev.synctrace.serve.page;

import dev.synctrace.serve.cases.RowOrder;
import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.HttpProblem;
import java.util.List;
import java.util.stream.Stream;

/**
 * The order of a long table, as the address contains it.
 *
 * @param order the first of its kind unless the address names another
 * @param descending whether the table begins with the last row of the order
 * @param isDefault whether the address names nothing
 */
public record SortForm(RowOrder order, boolean descending, boolean isDefault) {
  private static final String DESCENDING = "descending";

  /**
   * A column that the table can be sorted by.
   *
   * @param key for styles
   * @param sorted as of {@code aria-sort}; empty where another column decides
   */
  public record Column(String key, String label, String href, String sorted) {}

  /**
   * Reads the order.
   *
   * @param orders that the table has
   * @throws HttpProblem 400 when there is no such order
   */
  static SortForm of(Exchange exchange, RowOrder... orders) {
    String sort = exchange.parameter("sort").orElse(orders[0].word());
    String direction = exchange.parameter("order").orElse("ascending");
    if (!List.of("ascending", DESCENDING).contains(direction)) {
      throw new HttpProblem(400, "'order' must be ascending or descending.");
    }
    RowOrder order =
        Stream.of(orders)
            .filter(one -> one.word().equals(sort))
            .findFirst()
            .orElseThrow(() ->
                new HttpProblem(
                    400,
                    "'sort' must be one of "
                        + String.join(", ", Stream.of(orders).map(RowOrder::word).toList())
                        + "."));
    boolean descending = direction.equals(DESCENDING);
    return new SortForm(order, descending, order == orders[0] && !descending);
  }

  /** Returns the word of the order for a hidden field. */
  public String sort() {
    return order.word();
  }

  /** Returns the direction for a hidden field; empty for ascending. */
  public String direction() {
    return descending ? DESCENDING : "";
  }

  /** Returns the address in this order. */
  Address in(Address address) {
    return isDefault ? address : address.with("sort", sort()).with("order", direction());
  }

  /** Returns a column; following the one that decides turns the order round. */
  Column column(RowOrder by, boolean first, String label, Address address) {
    boolean decides = by == order;
    boolean down = decides && !descending;
    return new Column(
        by.word(),
        label,
        address
            .with("sort", first && !down ? "" : by.word())
            .with("order", down ? DESCENDING : "")
            .text(),
        decides ? (descending ? DESCENDING : "ascending") : "");
  }
}
