/** What differs between two cases of one site, such as before and after a fix. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.compare;
