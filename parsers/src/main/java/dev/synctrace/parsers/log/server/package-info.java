/**
 * Logs of site servers, site systems and the cloud management gateway, what their grammars cannot
 * say: severities and attributes computed from values.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.log.server;
