/**
 * What the page's templates read: one small record per section, texts ready to be shown. Each text
 * of the case passed {@link dev.synctrace.report.view.ViewFormatter} exactly once on its way here.
 */
@NullMarked
package dev.synctrace.report.view;

import org.jspecify.annotations.NullMarked;
