/** Which ids belong to one device or user, and which records say so. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.identity;
