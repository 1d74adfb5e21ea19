/**
 * What the sources of a case can tell at all: windows, gaps, watermarks, and how to collect the
 * rest.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.coverage;
