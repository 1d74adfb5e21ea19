package dev.synctrace.opensearch.http;

import dev.synctrace.index.CaseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Credentials and trusted CA for an OpenSearch cluster, read from environment variables. Never
 * printed: it has no text form.
 */
public final class ClusterCredentials {
  private static final String PREFIX = "SYNCTRACE_OPENSEARCH_";

  private final Map<String, String> environment;

  /**
   * @param environment holds {@code SYNCTRACE_OPENSEARCH_USER}, {@code _PASSWORD} or {@code
   *     _PASSWORD_FILE}, or {@code _API_KEY} or {@code _API_KEY_FILE}; {@code _CA} names a PEM file
   */
  public ClusterCredentials(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * The value of the header {@code Authorization}; empty when nothing was given.
   *
   * @throws CaseException when a file cannot be read, or half of it is missing
   */
  Optional<String> authorization() {
    Optional<String> key = secret("API_KEY");
    if (key.isPresent()) {
      return Optional.of("ApiKey " + key.get());
    }
    Optional<String> user = value("USER");
    Optional<String> password = secret("PASSWORD");
    if (user.isPresent() != password.isPresent()) {
      throw new CaseException(
          user.isPresent()
              ? PREFIX + "USER is set without a password. Set " + PREFIX + "PASSWORD_FILE."
              : "A password for the cluster is set without a user. Set " + PREFIX + "USER.");
    }
    return user.map(name ->
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (name + ":" + password.orElseThrow()).getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Trusts the authority of {@code _CA} in the place of those Java knows; empty when none is named.
   *
   * @throws CaseException when the file holds no certificate
   */
  Optional<SSLContext> trust() {
    return value("CA").map(file -> trusting(Path.of(file)));
  }

  private static SSLContext trusting(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> authorities =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (authorities.isEmpty()) {
        throw new CertificateException("no certificate in it");
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate authority : authorities) {
        store.setCertificateEntry("ca-" + store.size(), authority);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new CaseException(
          PREFIX
              + "CA specifies "
              + file
              + ", which cannot be used. It must contain certificates in PEM format.",
          e);
    }
  }

  private Optional<String> secret(String name) {
    Optional<String> plain = value(name);
    return plain.isPresent() ? plain : value(name + "_FILE").map(file -> read(name, Path.of(file)));
  }

  private static String read(String name, Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CaseException(
          PREFIX
              + name
              + "_FILE specifies "
              + file
              + ", which cannot be read. Check its path and permissions.",
          e);
    }
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(PREFIX + name)).filter(text -> !text.isBlank());
  }
}
