/** Forms that give an identifier away, one class per form. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.output.redact.shape;
