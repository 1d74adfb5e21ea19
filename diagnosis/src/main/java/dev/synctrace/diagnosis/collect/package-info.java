/**
 * What to collect: the catalogue of logs and exports that answer a question, and what a case lacks
 * of them.
 */
@NullMarked
package dev.synctrace.diagnosis.collect;

import org.jspecify.annotations.NullMarked;
