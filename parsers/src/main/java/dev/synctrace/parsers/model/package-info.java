/** The event model: what a record says, in the field's words. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.model;
