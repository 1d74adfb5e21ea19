/**
 * From what the engineer got to the single files in it. {@link
 * dev.synctrace.parsers.bundle.BundleReader} is the entry point; nothing here knows what a log is.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.bundle;
