package dev.synctrace.graph.sdk;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.identity.CredentialUnavailableException;
import dev.synctrace.graph.access.GraphFailure;
import dev.synctrace.graph.access.SignIn;
import dev.synctrace.parsers.secret.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** Says why signing in failed, and what to do. */
  private static final class SignInFailureText {
    private static final Pattern CODE = Pattern.compile("AADSTS\\d{4,8}");
    private static final int LONGEST = 300;

    private SignInFailureText() {}

    static String of(Throwable failure, SignInCredentials signInCredentials) {
      String said = said(failure);
      Matcher code = CODE.matcher(said);
      String advice =
          code.find()
              ? advice(code.group(), signInCredentials)
              : failure instanceof CredentialUnavailableException
                      && signInCredentials.signIn() instanceof SignIn.AzureCli
                  ? "Install the Azure CLI and run az login, or use another --auth method"
                  : signInCredentials.signIn() instanceof SignIn.Certificate certificate
                      ? "Check that "
                          + certificate.file()
                          + " contains the certificate and private key as PEM or PFX, and check its password. Otherwise check"
                          + " the network to "
                          + signInCredentials.cloud().authority()
                      : "Check the network and the proxy to "
                          + signInCredentials.cloud().authority();
      return "signing in failed (" + said + "). " + advice;
    }

    private static String advice(String code, SignInCredentials signInCredentials) {
      return switch (code) {
        case "AADSTS7000215" ->
            "The secret is wrong. Specify the value of the secret (not its ID) of this app";
        case "AADSTS7000222" -> "The secret of the app has expired. Create a new secret";
        case "AADSTS700016", "AADSTS90002", "AADSTS90038", "AADSTS900382", "AADSTS900383" ->
            "Check --client-id, --tenant and --cloud (currently "
                + signInCredentials.cloud()
                + "). The app or the tenant does not exist there";
        case "AADSTS700027", "AADSTS700024" ->
            "Upload the certificate to the app registration, and check the clock of this computer";
        case "AADSTS7000112" -> "The app is disabled in the tenant. Enable it";
        case "AADSTS53003", "AADSTS530035", "AADSTS50076", "AADSTS50079" ->
            "A Conditional Access policy blocks this sign-in. Use another --auth method, or"
                + " a token from a compliant device with --token-file";
        case "AADSTS65001", "AADSTS90094" ->
            "Admin consent is missing. Run synctrace graph permissions for the commands";
        case "AADSTS70020", "AADSTS70016", "AADSTS70018" ->
            "The code was not entered in time. Run the same command again";
        default -> "Look up the code at https://login.microsoftonline.com/error";
      };
    }

    /** The innermost message that carries a code, else the outermost; one line. */
    private static String said(Throwable failure) {
      String said = failure.getMessage();
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        String message = cause.getMessage();
        if (message != null && CODE.matcher(message).find()) {
          said = message;
        }
      }
      String line =
          said == null
              ? failure.getClass().getSimpleName()
              : said.replaceAll("\\p{Cntrl}+", " ").strip();
      return Secrets.mask(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...");
    }
  }
}
