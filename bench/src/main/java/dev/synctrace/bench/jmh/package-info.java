/** JMH benchmarks of the pieces an ingest and a search are made of. */
@NullMarked
package dev.synctrace.bench.jmh;

import org.jspecify.annotations.NullMarked;
