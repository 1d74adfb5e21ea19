/** The report as text for people: a summary to paste into a ticket. */
@NullMarked
package dev.synctrace.report.text;

import org.jspecify.annotations.NullMarked;
