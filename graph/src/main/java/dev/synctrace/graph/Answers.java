package dev.synctrace.graph;

import dev.synctrace.graph.call.BatchCalls;
import dev.synctrace.graph.call.PatientCalls;
import dev.synctrace.graph.call.WallClock;

/** The ways to ask, as the parts of a fetch share them. */
record Answers(PatientCalls calls, BatchCalls batches, Paging paging, WallClock clock) {}
