/** The parts of a simulated site and tenant, and what happens to them. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.testkit.site;
