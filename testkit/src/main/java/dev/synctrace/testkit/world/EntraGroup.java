package dev.synctrace.testkit.world;

/** A group of a tenant. */
public record EntraGroup(String id, String name, String tenant) {}
