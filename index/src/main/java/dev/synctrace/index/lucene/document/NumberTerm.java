package dev.synctrace.index.lucene.document;

/** The term of a whole number. */
public final class NumberTerm {
  private NumberTerm() {}

  /** The term that the number of an attribute is found by. */
  public static String of(long number) {
    return Long.toString(number);
  }
}
