/** Bundles of any size, made up from a fixed seed, with known counts. */
@NullMarked
package dev.synctrace.bench.generate;

import org.jspecify.annotations.NullMarked;
