/**
 * The report: one HTML file that explains a case, to be sent to someone without the tool. {@link
 * dev.synctrace.report.HtmlReport} writes it.
 */
@NullMarked
package dev.synctrace.report;

import org.jspecify.annotations.NullMarked;
