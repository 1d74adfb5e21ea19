/** Logs of site servers, site systems and the cloud management gateway, one class per log. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.log.server;
