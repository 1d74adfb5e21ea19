package dev.synctrace.testkit.world;

import java.time.Instant;

/**
 * A file of a bundle.
 *
 * @param path inside the bundle
 * @param about id of the group or collection it lists, or code of the site; may be empty
 * @param asOf when it was written, or its last record's time
 */
public record BundleFile(String path, FileKind kind, String about, Instant asOf, String text) {}
