/** Answers as text for people: tables, and the details of one member or action. */
@NullMarked
package dev.synctrace.output.table;

import org.jspecify.annotations.NullMarked;
