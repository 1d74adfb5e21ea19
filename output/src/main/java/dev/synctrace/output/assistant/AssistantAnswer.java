package dev.synctrace.output.assistant;

/**
 * An answer to an assistant.
 *
 * @param text of at most {@link #MOST_CHARACTERS} characters
 * @param refused whether the question was wrong or could not be answered, and the text says why
 */
public record AssistantAnswer(String text, boolean refused) {
  /** The most that one answer has: about 12,000 tokens. */
  public static final int MOST_CHARACTERS = 48_000;

  private static final int MOST_OF_REFUSAL = 1_000;

  public AssistantAnswer {
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("an answer of " + text.length() + " characters");
    }
  }

  /** Returns an answer to a question. */
  public static AssistantAnswer of(String text) {
    return new AssistantAnswer(text, false);
  }

  /** Returns what is wrong with a question. */
  public static AssistantAnswer refused(String reason) {
    return new AssistantAnswer(
        reason.length() <= MOST_OF_REFUSAL ? reason : reason.substring(0, MOST_OF_REFUSAL) + "…",
        true);
  }
}
