/** Error codes: their spellings, what they mean, and where a text names them. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.error;
