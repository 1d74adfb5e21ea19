package dev.synctrace.parsers.log.engine;

import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Computes what the labels of a grammar cannot say: a severity or attribute that depends on values.
 */
@FunctionalInterface
public interface MessageRefiner {

  /** Leaves every message as its labels say. */
  MessageRefiner NONE = (_, read) -> read;

  /**
   * Refines a message.
   *
   * @param message the alternative that matched, with its labels
   * @param read what the labels say of it
   */
  ParsedMessage refine(ParserRuleContext message, ParsedMessage read);
}
