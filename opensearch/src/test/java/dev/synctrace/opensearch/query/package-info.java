@org.jspecify.annotations.NullMarked
package dev.synctrace.opensearch.query;
