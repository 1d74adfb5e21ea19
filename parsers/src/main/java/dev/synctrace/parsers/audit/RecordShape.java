package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.export.JsonValue.Fields;

/**
 * One way of writing an audit record. The shapes exclude each other. Reference graph.md section 2.
 */
interface RecordShape {

  /** Whether the record is written this way, by the names it has. */
  boolean fits(Fields record);

  /** Its content. */
  ParsedAudit read(Fields record, ExportTimes times);
}
