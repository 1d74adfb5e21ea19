/** Requests and replies over Jetty, and what stands guard before every page. */
@NullMarked
package dev.synctrace.serve.http;

import org.jspecify.annotations.NullMarked;
