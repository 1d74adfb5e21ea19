/** Bundles that a known tool has made, by their layout. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.bundle.layout;
