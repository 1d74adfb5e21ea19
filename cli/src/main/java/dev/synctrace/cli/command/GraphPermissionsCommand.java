package dev.synctrace.cli.command;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.word;
import static dev.synctrace.output.schema.Property.words;

import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.terminal.PagedCommand;
import dev.synctrace.graph.access.Permission;
import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.Fields;
import dev.synctrace.output.JsonAnswer;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable.Column;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code synctrace graph permissions}: what a fetch needs to be allowed, and how to allow it. */
@Command(
    name = "permissions",
    description =
        "Prints the permissions that a fetch needs, all of them read-only, what is missing without"
            + " each, and the commands that grant them. Connects to no tenant and changes nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace graph permissions",
      "  synctrace graph permissions --broad",
      "  synctrace graph permissions --client-id 5f3c1f0e-6b1d-4c7a-9a51-0b7de2a4c9d1"
    })
final class GraphPermissionsCommand implements Callable<Integer>, PagedCommand {
  @ParentCommand private GraphCommand parent = new GraphCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description = "Client ID of your app registration, for the printed commands.")
  private String clientId = "<client id>";

  @Option(
      names = "--broad",
      description =
          "Print the broad set, "
              + Permission.BROAD_NAMES
              + ", instead of the least-privileged one. Use it where Graph refuses audits without"
              + " it.")
  private boolean broad;

  @Override
  public Integer call() throws IOException {
    List<Permission> set = broad ? Permission.BROAD : Permission.LEAST;
    parent.common().write(new PermissionListing(set, clientId), spec.commandLine().getOut());
    return ExitCode.DONE.status();
  }

  /**
   * The permissions a fetch needs, for people with the commands that grant them.
   *
   * @param rows the set of permissions
   * @param clientId of the app registration, or words in its place
   */
  record PermissionListing(List<Permission> rows, String clientId)
      implements TableListing<Permission> {
    @Override
    public Fields<Permission> fields() {
      return rowFields();
    }

    private static Fields<Permission> rowFields() {
      return Fields.<Permission>none()
          .with(word("name", Permission::name, "Name of the permission."))
          .with(word("applicationId", Permission::applicationId, "ID of the app role."))
          .with(word("delegatedId", Permission::delegatedId, "ID of the delegated permission."))
          .with(word("why", Permission::why, "What it is for."))
          .with(word("without", Permission::without, "What is missing without it."));
    }

    @Override
    public JsonAnswer<Permission> json() {
      return schema().of(this);
    }

    /** Returns the schema of the JSON. */
    static AnswerSchema<PermissionListing, Permission> schema() {
      ObjectSchema<Permission> row =
          rowFields().object("permission", "A permission of Microsoft Graph.");
      return new AnswerSchema<>(
          ObjectSchema.of(
              "graphPermissions",
              "The permissions that a fetch needs.",
              answerRows("permissions", row, PermissionListing::forEach, "The permissions."),
              words("roles", _ -> Permission.ROLES, "Roles of which a user needs one besides."),
              words(
                  "broad",
                  _ -> Permission.BROAD.stream().map(Permission::name).toList(),
                  "Names of the permissions of --broad.")),
          row);
    }

    @Override
    public List<Column<Permission>> columns() {
      return List.of(
          Column.left("PERMISSION OF MICROSOFT GRAPH", Permission::name),
          Column.left("FOR", Permission::why));
    }

    @Override
    public boolean print(TextPage page) {
      TableListing.super.print(page);
      page.section("Without it");
      rows.forEach(each -> page.out().println("  " + each.name() + ": " + each.without()));
      page.out()
          .print(
              """

              All of them allow read access only. SyncTrace never needs write permission.
              %8$s

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
                      joined(Permission::name, ", "),
                      alternative()));
      return true;
    }

    private String alternative() {
      return rows.equals(Permission.LEAST)
          ? """
          Some tenants give audits only with Directory.Read.All, which Microsoft documents besides
          AuditLog.Read.All. For the broad set: synctrace graph permissions --broad\
          """
          : """
          The broad set reads the whole directory. For the least-privileged set:
          synctrace graph permissions\
          """;
    }

    private String joined(Function<Permission, String> part, String between) {
      return rows.stream().map(part).collect(Collectors.joining(between));
    }
  }
}
