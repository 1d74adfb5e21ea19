package dev.synctrace.serve.cases;

import java.nio.file.Path;

/**
 * A report of a case.
 *
 * @param name for the browser to keep it under, which says what the report is about
 */
public record ReportFile(Path path, String name) {}
