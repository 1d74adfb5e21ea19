/** Bundles of any size, made up from a fixed seed, with known counts. */
@NullMarked
package dev.synctrace.testkit.generate;

import org.jspecify.annotations.NullMarked;
