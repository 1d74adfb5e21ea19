package dev.synctrace.cli.docs;

import dev.synctrace.graph.access.Permission;
import java.util.List;

/** docs/graph-permissions.md, from the permissions that a fetch asks for. */
public final class GraphPermissionsPage {
  private GraphPermissionsPage() {}

  /** Returns the page, byte for byte. */
  public static String text() {
    StringBuilder page = new StringBuilder();
    page.append("# Permissions of Microsoft Graph\n\n")
        .append("Generated from the permissions that a fetch asks for. Do not edit manually: ")
        .append("`mvn test -pl cli -am -Dtest=DocsTest -Dsynctrace.update` generates it.\n\n")
        .append("`synctrace graph fetch` only reads. `synctrace graph permissions` prints the")
        .append(" commands that grant the permissions.\n\n")
        .append("## Least-privileged set\n\n")
        .append("A sign-in by device code asks for these. Where one is missing, the rest is")
        .append(" fetched, and the result names the loss.\n\n");
    table(page, Permission.LEAST);
    page.append("\n## Broad set\n\n")
        .append("Microsoft's documentation lists Directory.Read.All besides AuditLog.Read.All for")
        .append(" directory audits. If Graph refuses audits\nwith the least-privileged set, grant")
        .append(" the broad one (`synctrace graph permissions --broad`, `synctrace graph fetch")
        .append(" --broad`), or export\nthe audit log in the Microsoft Entra admin center and")
        .append(" ingest the file.\n\n");
    table(page, Permission.BROAD);
    page.append("\n## Roles\n\nA user who signs in also needs one of these roles to read audits: ")
        .append(String.join(", ", Permission.ROLES))
        .append(". Apps need none.\n");
    return page.toString();
  }

  private static void table(StringBuilder page, List<Permission> permissions) {
    page.append("| permission | for | without it |\n| --- | --- | --- |\n");
    for (Permission permission : permissions) {
      page.append("| ").append(permission.name());
      page.append(" | ").append(permission.why());
      page.append(" | ").append(permission.without()).append(" |\n");
    }
  }
}
