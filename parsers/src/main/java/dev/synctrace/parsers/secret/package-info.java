/** Hides secrets: finds tokens, passwords, keys and certificates in a text and masks them. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.secret;
