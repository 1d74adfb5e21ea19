/** The form in which answers are in a file beside the case. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.cache;
