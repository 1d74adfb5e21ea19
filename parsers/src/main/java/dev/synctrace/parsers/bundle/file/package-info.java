/** One file of a bundle: its name, its bytes, and what is wrong with it. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.parsers.bundle.file;
