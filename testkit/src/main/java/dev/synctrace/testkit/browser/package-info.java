/** A real browser without a window that looks at the pages of this project. */
@NullMarked
package dev.synctrace.testkit.browser;

import org.jspecify.annotations.NullMarked;
