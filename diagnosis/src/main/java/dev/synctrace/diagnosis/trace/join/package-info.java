/** Joins the records of an action, from the service connection point to the clients. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.diagnosis.trace.join;
