package dev.synctrace.graph.access;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Methods to obtain a token. Secrets are in memory only; no form of these is ever printed.
 *
 * <p>A tenant is its id or one of its domains; a client id is that of the app registration.
 */
public sealed interface SignIn {

  /**
   * A person, in a browser on any machine.
   *
   * @param tenant null for the person's own
   * @param permissions what the person is asked to consent to
   * @param prompt shows the person what to do
   */
  record DeviceCode(
      @Nullable String tenant,
      String clientId,
      List<Permission> permissions,
      Consumer<String> prompt)
      implements SignIn {
    /** Microsoft Graph Command Line Tools: the app people consent to for Graph's PowerShell. */
    public static final String COMMAND_LINE_TOOLS = "14d82eec-204b-4c2f-b7e8-296a70dab67e";
  }

  /** An app, by its secret. */
  record ClientSecret(String tenant, String clientId, String secret) implements SignIn {
    @Override
    public String toString() {
      return "ClientSecret[" + tenant + ", " + clientId + "]";
    }
  }

  /**
   * An app, by its certificate.
   *
   * @param file PEM with certificate and private key, or PFX
   * @param password of a PFX; null for none
   */
  record Certificate(String tenant, String clientId, Path file, @Nullable String password)
      implements SignIn {
    @Override
    public String toString() {
      return "Certificate[" + tenant + ", " + clientId + ", " + file + "]";
    }
  }

  /**
   * Whoever signed in with {@code az login}.
   *
   * @param tenant null for the tool's current one
   */
  record AzureCli(@Nullable String tenant) implements SignIn {}

  /** A token that something else wrote to a file; read again when it is refused. */
  record TokenFile(Path file) implements SignIn {}
}
