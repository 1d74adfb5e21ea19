package dev.synctrace.index.lucene.document;

/** How a whole number stands as one term. */
public final class NumberTerm {
  private NumberTerm() {}

  /** The term that the number of an attribute is found by. */
  public static String of(long number) {
    return Long.toString(number);
  }
}
