/** What the web page is started with: options, mounted cases and limits of requests. */
@NullMarked
package dev.synctrace.serve.option;

import org.jspecify.annotations.NullMarked;
