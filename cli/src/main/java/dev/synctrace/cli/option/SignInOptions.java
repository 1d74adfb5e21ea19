package dev.synctrace.cli.option;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.synctrace.graph.access.Permission;
import dev.synctrace.graph.access.SignIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Options for the sign-in. A secret is never an option's value, since other users of the machine
 * see command lines: it is in a file, or in the variable that Azure's own tools read.
 */
public final class SignInOptions {
  /** The ways to sign in, as named on the command line. */
  enum SignInMethod {
    DEVICE_CODE,
    CLIENT_SECRET,
    CERTIFICATE,
    AZURE_CLI;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Map<String, String> environment;

  @Option(
      names = "--auth",
      paramLabel = "METHOD",
      converter = KebabCaseConverter.Methods.class,
      description = "Sign-in method: ${COMPLETION-CANDIDATES} (default: device-code).")
  private @Nullable SignInMethod method;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "Take the access token from this file instead of signing in. The file is read again"
              + " when Graph rejects the token.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--tenant",
      paramLabel = "TENANT",
      description = "Tenant ID or domain (default: the value of AZURE_TENANT_ID).")
  private @Nullable String tenant;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description =
          "Client ID of the app registration (default: the value of AZURE_CLIENT_ID; for"
              + " device-code the app Microsoft Graph Command Line Tools).")
  private @Nullable String clientId;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "File with the client secret (default: the value of AZURE_CLIENT_SECRET).")
  private @Nullable Path secretFile;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description =
          "Certificate with private key, PEM or PFX (default: the value of"
              + " AZURE_CLIENT_CERTIFICATE_PATH).")
  private @Nullable Path certificate;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "File with the password of the PFX (default: the value of"
              + " AZURE_CLIENT_CERTIFICATE_PASSWORD).")
  private @Nullable Path passwordFile;

  @Option(
      names = "--broad",
      description =
          "With device-code: ask for consent to "
              + Permission.BROAD_NAMES
              + " (default: "
              + Permission.LEAST_NAMES
              + ").")
  private boolean broad;

  public SignInOptions() {
    this(System.getenv());
  }

  SignInOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The sign-in the options ask for.
   *
   * @param prompt shows a person what to do
   * @throws UsageException when something is missing, or an option has no effect with another
   */
  public SignIn signIn(Consumer<String> prompt) throws IOException {
    refusePointless();
    SignInMethod method = method();
    if (tokenFile != null) {
      if (!Files.exists(tokenFile)) {
        throw new NoSuchFileException(tokenFile.toString());
      }
      return new SignIn.TokenFile(tokenFile);
    }
    Optional<String> known = given(tenant, "AZURE_TENANT_ID");
    return switch (method) {
      case DEVICE_CODE ->
          new SignIn.DeviceCode(
              known.orElse(null),
              given(clientId, "AZURE_CLIENT_ID").orElse(SignIn.DeviceCode.COMMAND_LINE_TOOLS),
              broad ? Permission.BROAD : Permission.LEAST,
              prompt);
      case AZURE_CLI -> new SignIn.AzureCli(known.orElse(null));
      case CLIENT_SECRET ->
          new SignIn.ClientSecret(
              needed(known, "--tenant or AZURE_TENANT_ID"),
              needed(given(clientId, "AZURE_CLIENT_ID"), "--client-id or AZURE_CLIENT_ID"),
              needed(
                  secret(secretFile, "AZURE_CLIENT_SECRET"),
                  "the secret in --secret-file FILE or AZURE_CLIENT_SECRET"));
      case CERTIFICATE ->
          new SignIn.Certificate(
              needed(known, "--tenant or AZURE_TENANT_ID"),
              needed(given(clientId, "AZURE_CLIENT_ID"), "--client-id or AZURE_CLIENT_ID"),
              certificateFile(),
              secret(passwordFile, "AZURE_CLIENT_CERTIFICATE_PASSWORD").orElse(null));
    };
  }

  private SignInMethod method() {
    return method == null ? SignInMethod.DEVICE_CODE : method;
  }

  /** Whoever gives an option expects it to count. */
  private void refusePointless() {
    if (tokenFile != null) {
      Conflicts.of("--token-file")
          .with("--auth", method != null)
          .with("--tenant", tenant != null)
          .with("--client-id", clientId != null);
    }
    String signIn = tokenFile == null ? "--auth " + method() : "--token-file";
    boolean person = tokenFile == null && method() == SignInMethod.DEVICE_CODE;
    boolean certified = tokenFile == null && method() == SignInMethod.CERTIFICATE;
    boolean secret = tokenFile == null && method() == SignInMethod.CLIENT_SECRET;
    Conflicts.of(signIn)
        .with("--secret-file", secretFile != null && !secret)
        .with("--certificate", certificate != null && !certified)
        .with("--password-file", passwordFile != null && !certified)
        .with("--client-id", clientId != null && method() == SignInMethod.AZURE_CLI)
        .with("--broad", broad && !person);
  }

  private Path certificateFile() throws NoSuchFileException {
    Path file =
        Optional.ofNullable(certificate)
            .or(() -> given(null, "AZURE_CLIENT_CERTIFICATE_PATH").map(Path::of))
            .orElseThrow(() -> missing("--certificate FILE or AZURE_CLIENT_CERTIFICATE_PATH"));
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return file;
  }

  private Optional<String> given(@Nullable String option, String variable) {
    return Optional.ofNullable(option)
        .or(() -> Optional.ofNullable(environment.get(variable)))
        .filter(value -> !value.isBlank());
  }

  private Optional<String> secret(@Nullable Path file, String variable) throws IOException {
    return file == null
        ? given(null, variable)
        : Optional.of(Files.readString(file, UTF_8).strip()).filter(text -> !text.isEmpty());
  }

  private String needed(Optional<String> value, String what) {
    return value.orElseThrow(() -> missing(what));
  }

  private UsageException missing(String what) {
    return new UsageException("--auth " + method() + " requires " + what);
  }
}
