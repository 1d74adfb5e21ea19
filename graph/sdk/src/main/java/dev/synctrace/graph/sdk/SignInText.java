package dev.synctrace.graph.sdk;

import com.azure.identity.CredentialUnavailableException;
import dev.synctrace.graph.access.SignIn;
import dev.synctrace.parsers.secret.Secrets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says why signing in failed, and what to do. */
final class SignInText {
  private static final Pattern CODE = Pattern.compile("AADSTS\\d{4,8}");
  private static final int LONGEST = 300;

  private SignInText() {}

  static String of(Throwable failure, SignInCredentials signInCredentials) {
    String said = said(failure);
    Matcher code = CODE.matcher(said);
    String advice =
        code.find()
            ? advice(code.group(), signInCredentials)
            : failure instanceof CredentialUnavailableException
                    && signInCredentials.signIn() instanceof SignIn.AzureCli
                ? "install the Azure CLI and run az login, or sign in another way with --auth"
                : signInCredentials.signIn() instanceof SignIn.Certificate certificate
                    ? "check that "
                        + certificate.file()
                        + " holds certificate and private key as PEM or PFX, and its password; else"
                        + " the network to "
                        + signInCredentials.cloud().authority()
                    : "check the network and the proxy to " + signInCredentials.cloud().authority();
    return "signing in failed (" + said + "): " + advice;
  }

  private static String advice(String code, SignInCredentials signInCredentials) {
    return switch (code) {
      case "AADSTS7000215" ->
          "the secret is wrong: give the secret's value, not its id, and of this app";
      case "AADSTS7000222" -> "the app's secret has expired: make a new one for the app";
      case "AADSTS700016", "AADSTS90002", "AADSTS90038", "AADSTS900382", "AADSTS900383" ->
          "check --client-id, --tenant and --cloud (now "
              + signInCredentials.cloud()
              + "): this cloud or tenant does not know the one or the other";
      case "AADSTS700027", "AADSTS700024" ->
          "upload the certificate to the app registration, and check this machine's clock";
      case "AADSTS7000112" -> "the app is disabled in the tenant: have it enabled";
      case "AADSTS53003", "AADSTS530035", "AADSTS50076", "AADSTS50079" ->
          "a conditional access policy forbids this way: sign in another way with --auth, or use"
              + " a token from a compliant device with --token-file";
      case "AADSTS65001", "AADSTS90094" ->
          "an administrator has to consent: synctrace graph permissions prints the commands";
      case "AADSTS70020", "AADSTS70016", "AADSTS70018" ->
          "nobody entered the code in time: run the same command again";
      default -> "look the code up at https://login.microsoftonline.com/error";
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
