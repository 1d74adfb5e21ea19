/** Answers as data: the JSON of the command line contract, and CSV that a spreadsheet may open. */
@NullMarked
package dev.synctrace.report.data;

import org.jspecify.annotations.NullMarked;
