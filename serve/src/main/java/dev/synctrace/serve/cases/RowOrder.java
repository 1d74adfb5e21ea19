package dev.synctrace.serve.cases;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** An order in which the rows of a long table can be shown. */
public interface RowOrder {
  /** Returns its name, as the constant of an enumeration. */
  String name();

  /** Returns which keys of a row count, the first of them most. */
  List<Integer> keys();

  /** Returns its name in addresses and of its file. */
  default String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the order of the keys of rows; rows that are equal stay in the order they came in. */
  default Comparator<List<String>> comparator() {
    return (one, other) -> {
      for (int key : keys()) {
        int order = one.get(key).compareTo(other.get(key));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }
}
