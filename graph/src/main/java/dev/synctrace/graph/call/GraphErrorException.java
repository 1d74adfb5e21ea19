package dev.synctrace.graph.call;

/** A refusal that repeating does not fix; whoever asked decides what it means. */
public final class GraphErrorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String sentence;

  GraphErrorException(int status, String sentence) {
    super(sentence);
    this.status = status;
    this.sentence = sentence;
  }

  /** What it means and what to do, one line for people. */
  public String sentence() {
    return sentence;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }
}
