package dev.synctrace.graph;

import dev.synctrace.graph.call.RetryingClient.WaitListener;

/** Receives fetch progress; called on the fetch thread. */
public interface FetchProgress extends WaitListener {
  /** What is being fetched now, in a few words. */
  void fetching(String what);

  /** So many more records have arrived. */
  void arrived(long records);
}
