package dev.synctrace.bench.measure;

import java.util.List;
import java.util.stream.Stream;

/**
 * Sizes of the measured data.
 *
 * @param runs of a command of a second or less
 * @param longRuns of a longer command; of an ingest over 200 MB, one
 * @param ingest megabytes of each bundle, in rising order
 * @param events of each case that is searched, in rising order
 * @param members of the collection
 * @param audits of its tenant
 * @param actions of tenant attach
 * @param textMegabytes of the files that other tools search, too
 * @param clusterMegabytes of the smaller bundle that is read into a folder and a cluster
 * @param queries of each kind, after as many to warm up
 */
record WorkloadSizes(
    int runs,
    int longRuns,
    List<Integer> ingest,
    List<Long> events,
    int members,
    int audits,
    int actions,
    int textMegabytes,
    int clusterMegabytes,
    int queries) {

  /** Those of docs/performance.md. */
  static final WorkloadSizes FULL =
      new WorkloadSizes(
          9,
          3,
          List.of(100, 200, 300, 1_000),
          List.of(1_000_000L, 5_000_000L),
          100_000,
          1_000_000,
          100_000,
          100,
          50,
          300);

  /** To see that everything runs; the figures say nothing. */
  static final WorkloadSizes QUICK =
      new WorkloadSizes(
          1, 1, List.of(2, 4, 8), List.of(5_000L, 20_000L), 300, 3_000, 300, 4, 2, 10);

  /** The same with bundles of 3 and 5 GB. */
  WorkloadSizes withLargest() {
    return new WorkloadSizes(
        runs,
        longRuns,
        Stream.concat(ingest.stream(), Stream.of(3_000, 5_000)).toList(),
        events,
        members,
        audits,
        actions,
        textMegabytes,
        clusterMegabytes,
        queries);
  }

  /** How often an ingest of so many megabytes is run. */
  int ingestRuns(int megabytes) {
    return megabytes > 200 ? 1 : longRuns;
  }
}
