/** Files and folders of the command line: where cases, copies and libraries are. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.cli.file;
