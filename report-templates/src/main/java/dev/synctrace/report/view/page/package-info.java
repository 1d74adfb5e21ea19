/** The page as a whole and its sections on the case. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.report.view.page;
