/** Identifiers of a case and the pseudonyms that replace them. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.output.redact.pseudonym;
