package dev.synctrace.parsers.log.engine;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Severity;

/** What an HTTP status is worth: from 400 on the request has failed. */
public final class HttpStatusSeverity {
  private static final int FIRST_FAILURE = 400;

  private HttpStatusSeverity() {}

  /** The reading, as an error when its HTTP status is one. */
  public static ParsedMessage judge(ParsedMessage message) {
    boolean failed = message.attributes().number(Attribute.HTTP_STATUS).orElse(0) >= FIRST_FAILURE;
    return failed ? message.withSeverity(Severity.ERROR) : message;
  }
}
