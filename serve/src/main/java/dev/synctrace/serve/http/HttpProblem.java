package dev.synctrace.serve.http;

import java.util.OptionalLong;

/** A request that is refused. The message is for people: what is wrong and what to do. */
public final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String told;
  private final long retryAfter;

  public HttpProblem(int status, String message) {
    this(status, message, -1);
  }

  private HttpProblem(int status, String message, long retryAfter) {
    super(message, null, false, false);
    this.status = status;
    this.told = message;
    this.retryAfter = retryAfter;
  }

  /** A refusal that is over after some seconds. */
  public static HttpProblem later(int status, String message, long seconds) {
    return new HttpProblem(status, message, seconds);
  }

  public static HttpProblem notFound() {
    return new HttpProblem(
        404, "The page does not exist. The case may have been deleted or may have expired.");
  }

  public int status() {
    return status;
  }

  /** What a person reads. */
  public String text() {
    return told;
  }

  /** Seconds after which the same may be asked again. */
  OptionalLong retryAfter() {
    return retryAfter < 0 ? OptionalLong.empty() : OptionalLong.of(retryAfter);
  }
}
