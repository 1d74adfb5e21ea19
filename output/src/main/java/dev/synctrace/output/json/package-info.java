/** Answers as JSON, with the keys of the command line contract. */
@NullMarked
package dev.synctrace.output.json;

import org.jspecify.annotations.NullMarked;
