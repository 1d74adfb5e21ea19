/** How the diagnosis asks the case for events. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.evidence;
