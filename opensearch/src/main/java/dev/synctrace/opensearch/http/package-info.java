/** Requests to a cluster: its address, credentials, connection and failures. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.opensearch.http;
