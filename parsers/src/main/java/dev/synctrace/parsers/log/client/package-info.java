/**
 * Logs of Configuration Manager clients, what their grammars cannot say: severities and attributes
 * computed from values.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.log.client;
