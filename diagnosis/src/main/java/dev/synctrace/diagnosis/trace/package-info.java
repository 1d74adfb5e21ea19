/** Tenant-attach actions, each followed from the cloud to the client as far as records reach. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.trace;
