/** What was measured, written down: docs/performance.md and the README's table. */
@NullMarked
package dev.synctrace.bench.page;

import org.jspecify.annotations.NullMarked;
