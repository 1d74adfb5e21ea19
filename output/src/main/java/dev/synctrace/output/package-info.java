/**
 * Answers written down. A command has a {@link dev.synctrace.output.Listing}: its rows, and what
 * each format needs of them; {@link dev.synctrace.output.OutputFormat} writes it. The packages have
 * one form each: {@code table} for terminals, {@code json}, {@code csv}, {@code markdown}; {@code
 * redact} hides whom an answer names.
 */
@NullMarked
package dev.synctrace.output;

import org.jspecify.annotations.NullMarked;
