/** Requests and replies over Jetty, and what guards every page. */
@NullMarked
package dev.synctrace.serve.http;

import org.jspecify.annotations.NullMarked;
