/** Manual pages and the reference of commands, from the model of the options. */
@org.jspecify.annotations.NullMarked
package dev.synctrace.cli.docs;
