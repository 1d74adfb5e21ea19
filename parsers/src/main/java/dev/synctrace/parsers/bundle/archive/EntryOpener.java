package dev.synctrace.parsers.bundle.archive;

import java.io.IOException;
import java.io.InputStream;

/** Gives the unpacked bytes of an archive's member from the first, again each time. */
@FunctionalInterface
interface EntryOpener {
  InputStream open() throws IOException;
}
