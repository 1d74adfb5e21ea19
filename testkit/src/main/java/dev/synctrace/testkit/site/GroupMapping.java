package dev.synctrace.testkit.site;

/** A collection that is synchronized to a group. */
public record GroupMapping(String collectionId, String groupId) {}
