package dev.synctrace.diagnosis.identity;

import java.util.Comparator;
import java.util.Locale;

/**
 * One id.
 *
 * @param value in lower case
 */
public record Id(IdType type, String value) implements Comparable<Id> {
  private static final Comparator<Id> ORDER =
      Comparator.comparing(Id::type).thenComparing(Id::value);

  public Id {
    value = value.toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(Id other) {
    return ORDER.compare(this, other);
  }
}
