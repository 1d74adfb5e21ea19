/** From a record to its event: one class per log. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.log;
