package dev.synctrace.graph.sdk;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import dev.synctrace.graph.access.GraphFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens by signing in; renewed before they end, and when Graph refuses one. */
final class CredentialTokens implements TokenSource {
  /** A page may take so long; a token that ends meanwhile is refused. */
  private static final Duration SPARE = Duration.ofMinutes(3);

  private final SignInCredentials signInCredentials;
  private TokenCredential credential;
  private @Nullable AccessToken current;
  private @Nullable String refused;

  CredentialTokens(SignInCredentials signInCredentials) {
    this.signInCredentials = signInCredentials;
    try {
      this.credential = signInCredentials.make();
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  @Override
  public String token() {
    AccessToken known = current;
    if (known == null || known.getDurationUntilExpiration().compareTo(SPARE) < 0) {
      known = signIn();
      current = known;
    }
    return known.getToken();
  }

  /** A credential may give the refused token out of its memory; a new one has none. */
  private AccessToken signIn() {
    try {
      AccessToken token = ask();
      if (token.getToken().equals(refused)) {
        credential = signInCredentials.make();
        token = ask();
      }
      return token;
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  private AccessToken ask() {
    return Objects.requireNonNull(credential.getTokenSync(signInCredentials.request()));
  }

  @Override
  public Optional<String> current() {
    return Optional.ofNullable(current).map(AccessToken::getToken);
  }

  @Override
  public void renew() {
    refused = current().orElse(null);
    current = null;
  }

  @Override
  public List<String> secrets() {
    List<String> secrets = new ArrayList<>(signInCredentials.secrets());
    current().ifPresent(secrets::add);
    if (refused != null) {
      secrets.add(refused);
    }
    return secrets;
  }

  /** Without the cause, whose texts are not ours to vouch for. */
  private GraphFailure failure(RuntimeException e) {
    String text = SignInFailureText.of(e, signInCredentials);
    for (String secret : secrets()) {
      text = text.replace(secret, "[masked]");
    }
    return new GraphFailure(text);
  }
}
