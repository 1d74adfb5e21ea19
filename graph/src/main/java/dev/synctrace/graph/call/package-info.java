/** One question to Graph and its answer: paced, repeated where that helps, explained where not. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.graph.call;
