/** Whole processes: SyncTrace as a user starts it, and what a run took. */
@NullMarked
package dev.synctrace.bench.launch;

import org.jspecify.annotations.NullMarked;
