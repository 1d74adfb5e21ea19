/**
 * Makes an answer fit to be shared: stable pseudonyms for whoever and whatever it names.
 *
 * <p>{@link dev.synctrace.output.redact.CaseNames} learns names and ids from the case, {@link
 * dev.synctrace.output.redact.pseudonym.PseudonymTable} keeps them with their pseudonyms, {@link
 * dev.synctrace.output.redact.TextRedactor} finds them in texts, together with every {@link
 * dev.synctrace.output.redact.shape.IdentifierShape} that gives an identifier away. What was
 * decided:
 *
 * <ul>
 *   <li>Pseudonyms represent texts: equal names have equal pseudonyms, whatever they name.
 *   <li>Without a key they are numbers in the order in which the case names things, short and the
 *       same in every form of one case's report. With a key they are forty bits of an HMAC, the
 *       same in every case; a thing is known by its name there, or by its id where no name is
 *       known.
 *   <li>Every GUID is replaced but those of Microsoft's own apps and roles; so are tasks and
 *       activities, although they name no one, since they lead to a tenant.
 *   <li>Site codes, kinds, file names of logs, versions, times and endings such as {@code com}
 *       stay.
 *   <li>A name that is a common word is replaced only where a name is.
 * </ul>
 */
@NullMarked
package dev.synctrace.output.redact;

import org.jspecify.annotations.NullMarked;
