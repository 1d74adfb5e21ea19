/**
 * Entra directory audits, however they were exported: file to records ({@link
 * dev.synctrace.audit.JsonRecords}, {@link dev.synctrace.audit.CsvRecords}), records to one
 * canonical form (the {@code ...Shape} classes, one for each way of writing), canonical form to
 * events ({@link dev.synctrace.audit.AuditReading}). Reference graph.md.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.audit;
