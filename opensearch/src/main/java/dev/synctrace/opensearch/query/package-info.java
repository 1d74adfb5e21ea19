/**
 * From Lucene's queries, which one parser makes for every store, to OpenSearch's query language.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.opensearch.query;
