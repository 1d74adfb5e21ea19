@org.jspecify.annotations.NullMarked
package dev.synctrace.index.source;
