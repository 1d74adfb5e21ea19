package dev.synctrace.index.annotation;

/**
 * What engineers call a case. Immutable.
 *
 * @param name one line; empty for none
 * @param ticket number of the ticket that the case belongs to, one line; empty for none
 */
public record CaseLabel(String name, String ticket) {
  /** The longest name and the longest ticket number, in characters. */
  public static final int MAX_LENGTH = 100;

  /** Neither a name nor a ticket number. */
  public static final CaseLabel NONE = new CaseLabel("", "");

  /**
   * Creates a label.
   *
   * @throws InvalidAnnotationException when a part is too long
   */
  public CaseLabel {
    name = AnnotationText.line(name);
    ticket = AnnotationText.line(ticket);
    refuseLonger("name of the case", name);
    refuseLonger("ticket number", ticket);
  }

  private static void refuseLonger(String part, String text) {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidAnnotationException(
          "The %s has %,d characters; at most %,d are possible. Shorten it."
              .formatted(part, text.length(), MAX_LENGTH));
    }
  }

  /** Returns whether there is neither a name nor a ticket number. */
  public boolean isEmpty() {
    return name.isEmpty() && ticket.isEmpty();
  }

  /**
   * Returns name and ticket number as one text.
   *
   * @param fallback in the place of a name
   */
  public String title(String fallback) {
    return (name.isEmpty() ? fallback : name) + (ticket.isEmpty() ? "" : " (" + ticket + ")");
  }

  /**
   * Returns this with each part that someone changed.
   *
   * @param old what they saw
   * @param typed what they made of it
   */
  public CaseLabel changed(CaseLabel old, CaseLabel typed) {
    return new CaseLabel(
        typed.name.equals(old.name) ? name : typed.name,
        typed.ticket.equals(old.ticket) ? ticket : typed.ticket);
  }

  /** Returns the label with each part that it lacks from another one. */
  CaseLabel orElse(CaseLabel other) {
    return new CaseLabel(
        name.isEmpty() ? other.name : name, ticket.isEmpty() ? other.ticket : ticket);
  }
}
