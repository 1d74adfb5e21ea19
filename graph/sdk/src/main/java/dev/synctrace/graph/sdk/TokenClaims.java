package dev.synctrace.graph.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What a token says about itself, for messages and for keeping tenants apart; nothing is trusted to
 * it.
 *
 * @param tenantId tenant it is of
 * @param expires when it ends, UTC
 */
record TokenClaims(Optional<String> tenantId, Optional<Instant> expires) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Empty for a token that can't be read, which Graph may take all the same. */
  static Optional<TokenClaims> of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      JsonNode claims = JSON.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8));
      JsonNode tenant = claims.path("tid");
      JsonNode end = claims.path("exp");
      return Optional.of(
          new TokenClaims(
              tenant.isTextual() ? Optional.of(tenant.asText()) : Optional.empty(),
              end.isIntegralNumber()
                  ? Optional.of(Instant.ofEpochSecond(end.asLong()))
                  : Optional.empty()));
    } catch (JsonProcessingException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
