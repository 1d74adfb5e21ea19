/**
 * Questions that an assistant may ask, their bounds, and answers of bounded size; apart from the
 * protocol they are asked in.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.output.assistant;
