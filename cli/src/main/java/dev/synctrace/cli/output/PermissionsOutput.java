package dev.synctrace.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.cli.terminal.AnsiStyle;
import dev.synctrace.cli.terminal.TextTable;
import dev.synctrace.cli.terminal.TextTable.Column;
import dev.synctrace.graph.access.Permission;
import dev.synctrace.report.text.Csv;
import dev.synctrace.report.text.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The permissions a fetch needs, in every form of output. */
public final class PermissionsOutput {
  private PermissionsOutput() {}

  /**
   * For people, with the commands that grant them.
   *
   * @param clientId of the app registration, or words in its place
   */
  public static void text(PrintWriter out, String clientId, int lineWidth, boolean color) {
    TextTable table =
        new TextTable(
            out,
            lineWidth,
            color,
            List.of(Column.left("PERMISSION OF MICROSOFT GRAPH"), Column.left("FOR")));
    for (Permission permission : Permission.NEEDED) {
      table.row(AnsiStyle.PLAIN, List.of(permission.name(), permission.why()));
    }
    table.finish();
    out.print(
        """

        Both permissions allow read access only. SyncTrace never needs write permission.

        A user (--auth device-code, azure-cli) also needs one of these roles:
          %1$s
        An administrator grants consent once for the app Microsoft Graph Command Line Tools:
          Connect-MgGraph -Scopes %7$s

        For your own app (--auth client-secret, certificate), with the Azure CLI:
          az ad app permission add --id %2$s --api %3$s --api-permissions %4$s
          az ad app permission admin-consent --id %2$s
        For users who sign in with that app:
          az ad app permission add --id %2$s --api %3$s --api-permissions %5$s
          az ad app update --id %2$s --is-fallback-public-client true

        Alternatively, with PowerShell:
          Connect-MgGraph -Scopes Application.Read.All, AppRoleAssignment.ReadWrite.All
          $graph = Get-MgServicePrincipal -Filter "appId eq '%3$s'"
          $app = Get-MgServicePrincipal -Filter "appId eq '%2$s'"
          foreach ($name in %6$s) {
            $role = $graph.AppRoles | Where-Object Value -eq $name
            New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $app.Id `
              -PrincipalId $app.Id -ResourceId $graph.Id -AppRoleId $role.Id
          }
        """
            .formatted(
                String.join(", ", Permission.ROLES),
                clientId,
                Permission.GRAPH_APP_ID,
                joined(permission -> permission.applicationId() + "=Role", " "),
                joined(permission -> permission.delegatedId() + "=Scope", " "),
                joined(permission -> "'" + permission.name() + "'", ", "),
                joined(Permission::name, ", ")));
  }

  private static String joined(Function<Permission, String> part, String between) {
    return Permission.NEEDED.stream().map(part).collect(Collectors.joining(between));
  }

  public static void json(Writer out) throws IOException {
    JsonGenerator json = Json.document(out);
    json.writeStartObject();
    json.writeArrayFieldStart("permissions");
    for (Permission permission : Permission.NEEDED) {
      write(json, permission);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("roles");
    for (String role : Permission.ROLES) {
      json.writeString(role);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  public static void ndjson(Writer out) throws IOException {
    JsonGenerator json = Json.lines(out);
    for (Permission permission : Permission.NEEDED) {
      write(json, permission);
      json.writeRaw('\n');
    }
    json.flush();
  }

  private static void write(JsonGenerator json, Permission permission) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", permission.name());
    json.writeStringField("applicationId", permission.applicationId());
    json.writeStringField("delegatedId", permission.delegatedId());
    json.writeStringField("why", permission.why());
    json.writeEndObject();
  }

  public static void csv(PrintWriter out) {
    Csv csv = new Csv(out);
    csv.row(List.of("name", "applicationId", "delegatedId", "why"));
    for (Permission permission : Permission.NEEDED) {
      csv.row(
          List.of(
              permission.name(),
              permission.applicationId(),
              permission.delegatedId(),
              permission.why()));
    }
  }
}
