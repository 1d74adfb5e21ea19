/**
 * Facts: exports that say what was true when they were made, one event per row or object.
 *
 * <p>Start at {@link dev.synctrace.parsers.fact.FactFormats}: one {@link
 * dev.synctrace.parsers.source.SourceFormat} per way of writing (tables, JSON, XML, dsregcmd,
 * notes). What a fact's columns mean is in {@link dev.synctrace.parsers.fact.row.FactShape}, what
 * it is good for and how to export it in {@link dev.synctrace.parsers.fact.row.FactExportGuide},
 * both from one YAML file per fact. Every export ends with one event of kind {@code fact.export}:
 * how many facts it held, which columns, and whether it is whole, so that "not in the list" can be
 * told from "no list".
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.fact;
