/**
 * The world simulator: random sites whose truth is known at every instant, the bundles an engineer
 * would receive from them, and what real bundles lack.
 */
@org.jspecify.annotations.NullMarked
package dev.synctrace.testkit.world;
