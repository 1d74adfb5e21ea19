/** Undoes what mails, terminals and web pages do to a log that is pasted from them. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.record.paste;
