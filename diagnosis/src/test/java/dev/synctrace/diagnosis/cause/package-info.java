@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.cause;
