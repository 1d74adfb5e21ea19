/**
 * Puts the page together: reads each section's content from the case, and renders the templates.
 */
@NullMarked
package dev.synctrace.report.page;

import org.jspecify.annotations.NullMarked;
