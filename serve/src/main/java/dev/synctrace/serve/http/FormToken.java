package dev.synctrace.serve.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Is in every form of this server and in no other. What changes anything must come from a page of
 * this server: by the browser's word on where the request comes from, and by this token.
 */
public final class FormToken {
  private final String value = RandomText.of128Bits();

  /** For the forms. */
  public String value() {
    return value;
  }

  /** Refuses a request that does not bring the token. */
  public void check(String brought) {
    boolean same =
        MessageDigest.isEqual(
            brought.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    if (!same) {
      throw new HttpProblem(403, "This form has expired. Reload the page and send the form again.");
    }
  }
}
