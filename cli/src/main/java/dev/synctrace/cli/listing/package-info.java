/** What each command answers with: its rows, its columns, and what is above and below them. */
@NullMarked
package dev.synctrace.cli.listing;

import org.jspecify.annotations.NullMarked;
