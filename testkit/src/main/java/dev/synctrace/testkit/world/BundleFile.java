package dev.synctrace.testkit.world;

import java.time.Instant;

/**
 * A file of a bundle.
 *
 * @param path inside the bundle
 * @param about id of the group or collection it lists, or code of the site; may be empty
 * @param asOf when it was written, or its last record's time
 * @param partial whether it is a list that says by itself that rows are missing, or has names only
 */
public record BundleFile(
    String path, FileKind kind, String about, Instant asOf, boolean partial, String text) {}
