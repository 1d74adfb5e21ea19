/** Reads from a case what the diagnosis of the site, a mapping and a member starts from. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.reader;
