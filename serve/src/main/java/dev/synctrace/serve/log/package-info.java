/** The log reader of the web page: a log as CMTrace shows it, and several on one true time axis. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.serve.log;
