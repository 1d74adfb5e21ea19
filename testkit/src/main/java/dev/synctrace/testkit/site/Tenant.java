package dev.synctrace.testkit.site;

/**
 * An Entra tenant.
 *
 * @param id tenant id, lower case
 * @param name such as {@code Contoso}
 * @param domain such as {@code contoso.example}
 */
public record Tenant(String id, String name, String domain) {}
