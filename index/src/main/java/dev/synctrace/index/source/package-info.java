/** Which machine wrote each source of a case, and what says so. */
@NullMarked
package dev.synctrace.index.source;

import org.jspecify.annotations.NullMarked;
