/** One class per output form. Masks secrets, cuts for the terminal, decides nothing. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.cli.output;
