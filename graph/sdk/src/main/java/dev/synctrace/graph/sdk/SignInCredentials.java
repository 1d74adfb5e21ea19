package dev.synctrace.graph.sdk;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DeviceCodeCredentialBuilder;
import dev.synctrace.graph.access.Cloud;
import dev.synctrace.graph.access.SignIn;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes azure-identity's credential for a sign-in, and says what to ask it for. */
final class SignInCredentials {
  private static final String ALL_GRANTED = ".default";

  private final Cloud cloud;
  private final SignIn signIn;

  SignInCredentials(Cloud cloud, SignIn signIn) {
    this.cloud = cloud;
    this.signIn = signIn;
  }

  /** A new one, which remembers no token. */
  TokenCredential make() {
    return switch (signIn) {
      case SignIn.DeviceCode person -> deviceCode(person);
      case SignIn.ClientSecret app ->
          new ClientSecretCredentialBuilder()
              .authorityHost(cloud.authority())
              .tenantId(app.tenant())
              .clientId(app.clientId())
              .clientSecret(app.secret())
              .build();
      case SignIn.Certificate app -> certificate(app);
      case SignIn.AzureCli tool -> azureCli(tool.tenant());
      case SignIn.TokenFile file -> throw new IllegalArgumentException(file + " is no credential");
    };
  }

  private TokenCredential deviceCode(SignIn.DeviceCode person) {
    DeviceCodeCredentialBuilder builder =
        new DeviceCodeCredentialBuilder()
            .authorityHost(cloud.authority())
            .clientId(person.clientId())
            .challengeConsumer(code -> person.prompt().accept(code.getMessage()));
    return person.tenant() == null ? builder.build() : builder.tenantId(person.tenant()).build();
  }

  private TokenCredential certificate(SignIn.Certificate app) {
    ClientCertificateCredentialBuilder builder =
        new ClientCertificateCredentialBuilder()
            .authorityHost(cloud.authority())
            .tenantId(app.tenant())
            .clientId(app.clientId());
    String file = app.file().toString();
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".pfx") || name.endsWith(".p12")) {
      builder.pfxCertificate(file);
      if (app.password() != null) {
        builder.clientCertificatePassword(app.password());
      }
      return builder.build();
    }
    return builder.pemCertificate(file).build();
  }

  private static TokenCredential azureCli(@Nullable String tenant) {
    AzureCliCredentialBuilder builder = new AzureCliCredentialBuilder();
    return tenant == null ? builder.build() : builder.tenantId(tenant).build();
  }

  /** People consent to the permissions by name; apps have theirs granted beforehand. */
  TokenRequestContext request() {
    TokenRequestContext request = new TokenRequestContext();
    if (signIn instanceof SignIn.DeviceCode person) {
      person.permissions().forEach(permission -> request.addScopes(cloud.scope(permission.name())));
      return request;
    }
    return request.addScopes(cloud.scope(ALL_GRANTED));
  }

  /** What must never be shown. */
  List<String> secrets() {
    return switch (signIn) {
      case SignIn.ClientSecret app -> List.of(app.secret());
      case SignIn.Certificate app when app.password() != null -> List.of(app.password());
      default -> List.of();
    };
  }

  /** The sign-in and where it goes, for messages. */
  SignIn signIn() {
    return signIn;
  }

  Cloud cloud() {
    return cloud;
  }
}
