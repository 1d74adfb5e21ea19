/** The checklist of what synchronization needs. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.prerequisite;
