/** The end-to-end measure: whole processes, as a user starts them. */
@NullMarked
package dev.synctrace.bench.measure;

import org.jspecify.annotations.NullMarked;
