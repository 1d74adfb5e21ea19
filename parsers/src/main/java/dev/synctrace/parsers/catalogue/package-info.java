/**
 * Catalogues: folders of YAML files for people, each folder one JSON file for the program. YAML
 * takes ten times as long to read, and a short command would wait for it.
 */
@NullMarked
package dev.synctrace.parsers.catalogue;

import org.jspecify.annotations.NullMarked;
