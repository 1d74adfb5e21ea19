/** Bundles as they arrive: from a form to files on disk, within limits. */
@NullMarked
package dev.synctrace.serve.upload;

import org.jspecify.annotations.NullMarked;
