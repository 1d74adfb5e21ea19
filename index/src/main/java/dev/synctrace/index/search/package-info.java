/** Searches the events of a case: requests, results, facets and histograms. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.index.search;
