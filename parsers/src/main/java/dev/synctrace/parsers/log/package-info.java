/** From a record to what it says: one class per log. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.log;
