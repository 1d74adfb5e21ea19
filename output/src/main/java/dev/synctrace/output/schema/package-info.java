/**
 * JSON objects by their properties: each is written, and described as JSON Schema, from one list.
 */
@NullMarked
package dev.synctrace.output.schema;

import org.jspecify.annotations.NullMarked;
