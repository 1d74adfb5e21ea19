/** Answers of Graph as files of the case. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.graph.page;
