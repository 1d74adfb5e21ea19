/** What is true in a simulated world, and claims that are checked against it. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.testkit.truth;
