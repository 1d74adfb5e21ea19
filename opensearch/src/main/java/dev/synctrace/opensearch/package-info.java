/** The case in an OpenSearch cluster: same events, same answers, same order as the embedded one. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.opensearch;
