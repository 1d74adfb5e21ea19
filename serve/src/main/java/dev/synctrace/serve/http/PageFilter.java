package dev.synctrace.serve.http;

import java.io.Writer;

/** Changes the markup of pages on its way to the visitor. */
@FunctionalInterface
public interface PageFilter {
  /** Returns what the page is written to; closing it closes the other one. */
  Writer filter(PageResult.Page page, Writer out);
}
