/** Rows of exports: their columns, their values, and the facts they become. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.fact.row;
