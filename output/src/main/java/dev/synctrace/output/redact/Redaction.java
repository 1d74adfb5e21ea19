package dev.synctrace.output.redact;

import dev.synctrace.parsers.secret.Secrets;
import java.util.List;

/**
 * Replaces or masks the parts of a text that must not be shown. Every text that comes from a case
 * passes through here once, where it enters an output. Secrets are masked always; who and what a
 * text names only when asked for.
 */
public interface Redaction {
  /** The text as it may be shown; the same text gives the same answer. */
  String text(String written);

  /** Whether names and ids are replaced by pseudonyms. */
  default boolean replacesNames() {
    return false;
  }

  /** What was replaced so far, by class of identifier; empty when nothing is to be replaced. */
  List<ReplacementCount> masked();

  /** Masks secrets and nothing else. */
  static Redaction secretsOnly() {
    return new Redaction() {
      @Override
      public String text(String written) {
        return Secrets.mask(written);
      }

      @Override
      public List<ReplacementCount> masked() {
        return List.of();
      }
    };
  }

  /**
   * Number of replaced identifiers of one class.
   *
   * @param identifiers how many different ones
   * @param places how often one of them was in a text
   */
  public record ReplacementCount(String identifierClass, long identifiers, long places) {}
}
