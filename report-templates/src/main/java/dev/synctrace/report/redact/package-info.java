/** Makes an answer fit to be shared: stable pseudonyms for whoever and whatever it names. */
@NullMarked
package dev.synctrace.report.redact;

import org.jspecify.annotations.NullMarked;
