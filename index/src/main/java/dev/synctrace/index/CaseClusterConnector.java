package dev.synctrace.index;

import java.util.Map;

/** Finds the way to cases in a cluster. There is one as a service, with libraries of its own. */
public interface CaseClusterConnector {
  /**
   * Nothing is asked of the cluster yet.
   *
   * @param address {@code opensearch://HOST:PORT/NAME}; without a name, for a list
   * @param environment holds user, password and the like
   * @throws CaseException when the address cannot be understood
   */
  ClusterCases connect(String address, Map<String, String> environment);
}
