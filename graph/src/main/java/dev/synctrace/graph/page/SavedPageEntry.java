package dev.synctrace.graph.page;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One answer, saved.
 *
 * @param file where it is
 * @param sha256 of the file, lower-case hexadecimal
 * @param bytes size of the file
 * @param records how many objects it lists; 1 for a single object
 * @param next address of the page after it; empty on the last
 * @param request the address that was asked
 * @param time when the answer was whole, UTC
 */
public record SavedPageEntry(
    Path file,
    String sha256,
    long bytes,
    long records,
    Optional<URI> next,
    URI request,
    Instant time) {}
