package dev.synctrace.testkit.site;

/** A group of a tenant. */
public record EntraGroup(String id, String name, String tenant) {}
