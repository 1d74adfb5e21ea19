/** The semantics of full and incremental synchronization as a pure model. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.membership;
