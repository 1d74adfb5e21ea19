package dev.synctrace.graph.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.graph.access.Cloud;
import dev.synctrace.graph.access.Permission;
import dev.synctrace.graph.access.SignIn;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person is asked to consent to what the fetch reads, and to no more. */
class SignInCredentialsTest {
  private static List<String> scopes(List<Permission> permissions) {
    SignIn.DeviceCode person = new SignIn.DeviceCode(null, "app", permissions, prompt -> {});
    return new SignInCredentials(Cloud.GLOBAL, person).request().getScopes();
  }

  @Test
  void theScopesAreTheChosenPermissions() {
    assertThat(scopes(Permission.LEAST))
        .containsExactly(
            "https://graph.microsoft.com/GroupMember.Read.All",
            "https://graph.microsoft.com/Device.Read.All",
            "https://graph.microsoft.com/Application.Read.All",
            "https://graph.microsoft.com/AuditLog.Read.All",
            "https://graph.microsoft.com/User.ReadBasic.All");
    assertThat(scopes(Permission.BROAD))
        .containsExactly(
            "https://graph.microsoft.com/AuditLog.Read.All",
            "https://graph.microsoft.com/Directory.Read.All");
  }
}
