package dev.synctrace.graph;

import dev.synctrace.graph.call.BatchCalls;
import dev.synctrace.graph.call.RetryingClient;
import dev.synctrace.graph.call.WallClock;

/** The ways to ask, as the parts of a fetch share them. */
record GraphClients(RetryingClient calls, BatchCalls batches, Paging paging, WallClock clock) {}
