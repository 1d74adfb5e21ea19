/** The generated parsers made fast: one place for what every grammar of the project shares. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.antlr;
