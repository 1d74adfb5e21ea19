/** The local web page: upload a bundle, read the answers, search, download the report. */
@NullMarked
package dev.synctrace.serve;

import org.jspecify.annotations.NullMarked;
