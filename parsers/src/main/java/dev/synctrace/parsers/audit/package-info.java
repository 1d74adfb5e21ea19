/**
 * Entra directory audits, however they were exported: file to records ({@link
 * dev.synctrace.parsers.audit.JsonRecords}, {@link dev.synctrace.parsers.export.CsvRecords}),
 * records to one canonical form (the {@code ...Shape} classes, one for each way of writing),
 * canonical form to events ({@link dev.synctrace.parsers.audit.ParsedAudit}). Reference graph.md.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.audit;
