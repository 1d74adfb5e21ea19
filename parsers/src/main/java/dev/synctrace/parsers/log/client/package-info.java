/** Logs of Configuration Manager clients, one class per log. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.log.client;
