/** From what the engineer got to the single files in it. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.bundle;
