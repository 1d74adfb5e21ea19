@org.jspecify.annotations.NullMarked
package dev.synctrace.graph.sdk;
