/** Answers as Markdown: a summary to paste into a ticket. */
@NullMarked
package dev.synctrace.output.markdown;

import org.jspecify.annotations.NullMarked;
