package dev.synctrace.index;

import java.util.List;

/** The cases of one cluster, or the one that an address names. */
public interface ClusterCases {
  /** The case the address names, whether it exists or not. */
  CaseStore store();

  /**
   * What there is to say about the case the address names.
   *
   * @throws CaseException when there is none
   */
  CaseInfo info();

  /** All cases of the cluster, by name. */
  List<CaseInfo> list();

  /**
   * Removes the case the address names.
   *
   * @throws CaseException when there is none
   */
  void delete();
}
