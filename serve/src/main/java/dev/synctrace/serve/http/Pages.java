package dev.synctrace.serve.http;

/** Pages of one subject. */
public interface Pages {
  /** Adds each page with its address. */
  void addTo(Routes routes);
}
