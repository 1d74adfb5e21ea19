/** Servers that answer as real ones do, on loopback, and what they answer. */
@NullMarked
package dev.synctrace.testkit.fake;

import org.jspecify.annotations.NullMarked;
