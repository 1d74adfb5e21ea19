package dev.synctrace.graph.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synctrace.graph.access.GraphFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token that something else puts into a file: bare, or as {@code az account get-access-token}
 * writes it. The file is read again when Graph refuses the token, so it can be renewed there while
 * a fetch runs.
 */
final class TokenFromFile implements TokenSource {
  private static final int LONGEST = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private @Nullable String token;

  TokenFromFile(Path file) {
    this.file = file;
  }

  @Override
  public String token() {
    String known = token;
    if (known == null) {
      known = read();
      token = known;
    }
    return known;
  }

  @Override
  public Optional<String> current() {
    return Optional.ofNullable(token);
  }

  @Override
  public void renew() {
    String refused = token;
    String fresh = read();
    if (fresh.equals(refused)) {
      throw new GraphFailure(
          "Graph refused the token in "
              + file
              + TokenClaims.of(fresh)
                  .flatMap(TokenClaims::expires)
                  .map(end -> ", which is valid until " + end)
                  .orElse("")
              + ". Write a new token into the file and run the same fetch again. Complete data is kept");
    }
    token = fresh;
  }

  @Override
  public List<String> secrets() {
    return current().stream().toList();
  }

  private String read() {
    byte[] bytes;
    try {
      if (Files.size(file) > LONGEST) {
        throw noToken();
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = new String(bytes, US_ASCII).strip();
    if (text.startsWith("{")) {
      text = fromJson(text);
    }
    text = text.replaceFirst("^(?i)bearer\\s+", "");
    if (!text.matches("[\\x21-\\x7e]+")) {
      throw noToken();
    }
    return text;
  }

  private String fromJson(String text) {
    try {
      return JSON.readTree(text).path("accessToken").asText("");
    } catch (JsonProcessingException _) {
      throw noToken();
    }
  }

  private GraphFailure noToken() {
    return new GraphFailure(
        file
            + " contains no token. Write a token into the file with az account get-access-token --resource-type"
            + " ms-graph");
  }
}
