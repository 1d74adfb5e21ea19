package dev.synctrace.serve.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who showed the server's token. It is asked for once and exchanged for a cookie that holds nothing
 * but a number; a server without a token lets everybody in. Safe for use by many threads.
 */
public final class Sessions {
  private static final String COOKIE = "synctrace-";
  private static final int DIGITS = 8;
  private static final Duration STAY = Duration.ofHours(12);
  private static final int MOST = 1_000;

  private final @Nullable String token;
  private final Clock clock;

  /** A browser sends a cookie to all ports of a machine: two servers must not share a name. */
  private final String cookie = COOKIE + RandomText.of128Bits().substring(0, DIGITS);

  private final Map<String, Instant> until = new ConcurrentHashMap<>();

  public Sessions(@Nullable String token, Clock clock) {
    this.token = token;
    this.clock = clock;
  }

  /** Whether there is anything to ask for. */
  public boolean needsToken() {
    return token != null;
  }

  boolean contains(Exchange exchange) {
    if (token == null) {
      return true;
    }
    Instant end = exchange.cookie(cookie).map(until::get).orElse(Instant.MIN);
    return end.isAfter(clock.instant());
  }

  /**
   * Lets a visitor in.
   *
   * @param secure whether the browser may send the cookie over TLS only
   * @return the cookie to set
   * @throws HttpProblem 401 when it is not the server's token
   */
  public String enter(String brought, boolean secure) {
    byte[] expected = Objects.requireNonNull(token).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(brought.strip().getBytes(StandardCharsets.UTF_8), expected)) {
      throw new HttpProblem(
          401, "The token is not valid for this server. Ask the person who started the server.");
    }
    Instant now = clock.instant();
    until.values().removeIf(end -> !end.isAfter(now));
    if (until.size() >= MOST) {
      throw HttpProblem.later(503, "Too many sessions. Try again later.", 60);
    }
    String visit = RandomText.of128Bits();
    until.put(visit, now.plus(STAY));
    return cookie
        + "="
        + visit
        + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
        + STAY.toSeconds()
        + (secure ? "; Secure" : "");
  }
}
