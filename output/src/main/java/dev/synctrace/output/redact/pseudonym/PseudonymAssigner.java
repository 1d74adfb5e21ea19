package dev.synctrace.output.redact.pseudonym;

import java.util.Collection;

/** Gives things their pseudonyms, such as {@code device-0007}. */
public sealed interface PseudonymAssigner permits KeyedPseudonyms, NumberedPseudonyms {
  /** Gives all things of a case their pseudonyms, once. */
  void settle(Collection<Subject> all, Names names);

  /** Gives a pseudonym to something that only turned up in a text. */
  void give(Subject subject, Names names);

  /**
   * Tells one of several ids with the same label from the others.
   *
   * @param nth which it is by value, from 1
   */
  String distinction(String id, int nth);

  /** Knows which texts are taken by names of the case, which no pseudonym may look like. */
  @FunctionalInterface
  interface Names {
    /**
     * Whether it is the name of something in the case.
     *
     * @param text in lower case
     */
    boolean isName(String text);
  }
}
