/** The answers: what became of each member, how sure that is, and what proves it. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.verdict;
