/**
 * The cases of one server: kept in folders of their own, read one after another, removed in time.
 */
@NullMarked
package dev.synctrace.serve.cases;

import org.jspecify.annotations.NullMarked;
