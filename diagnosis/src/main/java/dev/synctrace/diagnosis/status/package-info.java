/** The state of mappings in the console's words. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.status;
