/** Words, marks and times as every form of output has them. */
@NullMarked
package dev.synctrace.output.text;

import org.jspecify.annotations.NullMarked;
