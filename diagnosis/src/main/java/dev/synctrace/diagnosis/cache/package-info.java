/** The form in which answers stand in a file beside the case. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.cache;
