/** Answers as rows that a spreadsheet may open. */
@NullMarked
package dev.synctrace.output.csv;

import org.jspecify.annotations.NullMarked;
